import { expect, test } from '@playwright/test';
import { advance } from '../model/rules/index.ts';
import { newWorld } from '../model/world.ts';
import { groundAt } from '../play/testing.ts';
import { withoutWaits } from './waits.ts';

const tab = { browser: 0, client: 0 };
const send = { do: 'sendCode', tab, to: { person: 0 }, event: 'SignIn' } as const;

test('after one send to a silent provider, the next one comes when it answers again', () => {
  const world = newWorld(groundAt('http://logto.example').policy);
  advance(world, { do: 'authorize', tab, prompt: 'consent' }, { accepted: false, interaction: true });
  advance(world, { do: 'provider', person: 0, sends: 'silent' }, { accepted: true });
  expect(withoutWaits(world, send)).toBe(send);
  advance(world, send, { accepted: false });
  expect(withoutWaits(world, send)).toEqual({ do: 'provider', person: 0, sends: 'accepted' });
  advance(world, { do: 'provider', person: 0, sends: 'accepted' }, { accepted: true });
  expect(withoutWaits(world, send)).toBe(send);
});
