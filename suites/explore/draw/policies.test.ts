import { expect, test } from '@playwright/test';
import { advance } from '../model/rules/index.ts';
import { newWorld } from '../model/world.ts';
import { groundAt } from '../play/testing.ts';
import { boundaryPasswords, passwordCount } from '../steps/passwords.ts';
import { choices } from './choose.ts';
import { newPasswordFor, setPolicyFor } from './policies.ts';

const tab = { browser: 0, client: 0 };
const wish = { kind: 'setPolicy', person: 0, ...tab, back: 0, choice: 0, times: 3 } as const;
const many = Array.from({ length: 500 }, (_, index) => (index * 1999) % choices);
const newest = () => newWorld(groundAt('http://logto.example').policy);

test('after the sign-in mode changes, an interaction switches to the event that it excludes', () => {
  const world = newest();
  const isChoice = (choice: number) => {
    const step = setPolicyFor(world, { ...wish, choice }, tab, 0);
    return step?.do === 'setPolicy' && step.mode === 'SignIn';
  };
  const chosen = { ...wish, choice: many.find(isChoice) ?? 0 };
  const step = setPolicyFor(world, chosen, tab, 0);
  expect(step).toMatchObject({ do: 'setPolicy', mode: 'SignIn' });
  if (step !== undefined) {
    advance(world, step, { accepted: true });
  }
  expect([1, 2].map((turn) => setPolicyFor(world, chosen, tab, turn))).toEqual([
    { do: 'start', tab, event: 'SignIn' },
    { do: 'switchTo', tab, event: 'Register' },
  ]);
});

test('new passwords are drawn from the usual ones, and from each at a boundary', () => {
  const drawn = many.map((choice) => newPasswordFor({ ...wish, kind: 'addPassword', choice }));
  const all = Array.from({ length: passwordCount + boundaryPasswords.length }, (_, number) => number);
  expect([...new Set(drawn)].sort((one, other) => one - other)).toEqual(all);
});
