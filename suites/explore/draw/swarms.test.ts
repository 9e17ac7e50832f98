import { expect, test } from '@playwright/test';
import { createSwarms } from './swarms.ts';
import type { Wish } from './wish.ts';

const kinds: readonly Wish['kind'][] = ['start', 'sendCode', 'verifyCode', 'identify', 'submit', 'resume'];

const shareOf = (kind: Wish['kind'], swarm: readonly Wish['kind'][]) => swarm.filter((one) => one === kind).length;

test('swarms of the same seed and the same answers are the same', () => {
  const [one, other] = [createSwarms(kinds), createSwarms(kinds)];
  expect(one.next(7)).toEqual(other.next(7));
});

test('a kind that shows what is new is in each swarm, more often than others', () => {
  const swarms = createSwarms(kinds);
  for (const kind of kinds) {
    swarms.learn(kind, `${kind} 200`);
    swarms.learn(kind, kind === 'submit' ? 'submit 422' : `${kind} 200`);
  }
  expect([1, 2, 3].map((seed) => shareOf('submit', swarms.next(seed)))).toEqual([3, 3, 3]);
});
