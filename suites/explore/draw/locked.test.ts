import { expect, test } from '@playwright/test';
import { advance } from '../model/rules/index.ts';
import { at, newWorld } from '../model/world.ts';
import { groundAt } from '../play/testing.ts';
import { liftLockFor } from './locked.ts';

const tab = { browser: 0, client: 0 };
const wish = { kind: 'liftLock', person: 0, ...tab, back: 0, choice: 0, times: 4 } as const;

test('a lock is lifted of whoever has one, who signs in then', () => {
  const world = newWorld(groundAt('http://logto.example').policy);
  advance(world, { do: 'createUser', person: 2, password: 1 }, { accepted: true });
  at(world.people, 2).failures.lockedUntil = { surely: 300, perhaps: 300 };
  expect(liftLockFor(world, wish, tab, 0)).toEqual({ do: 'liftLock', person: 2 });
  advance(world, { do: 'liftLock', person: 2 }, { accepted: true });
  expect(liftLockFor(world, wish, tab, 1)).toEqual({ do: 'authorize', tab, prompt: 'login' });
  advance(world, { do: 'authorize', tab, prompt: 'login' }, { accepted: false, interaction: true });
  advance(world, { do: 'start', tab, event: 'SignIn' }, { accepted: true });
  expect(liftLockFor(world, wish, tab, 3)).toMatchObject({ do: 'verifyPassword', password: { number: 1 } });
});
