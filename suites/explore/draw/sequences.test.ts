import { expect, test } from '@playwright/test';
import { documentedLifetimes } from '../model/lifetimes.ts';
import { advance, isPossible } from '../model/rules/index.ts';
import { newWorld } from '../model/world.ts';
import { stepSchema } from '../steps/step.ts';
import { resolve, wishKinds } from './resolve.ts';
import type { Wish } from './wish.ts';

const policy = {
  ...documentedLifetimes,
  ...{ codeLifetime: 600, codeTries: 3, maxFailures: 6, lockout: 300, maxSends: 10, sendWindow: 600 },
};
const wishOf = (kind: Wish['kind'], choice = 0): Wish => ({
  ...{ kind, person: 0, browser: 0, client: 0, back: 0, choice, times: 1 },
});

test('steps of the flow alone lead somebody new from the request to tokens', () => {
  const world = newWorld(policy);
  const seen = { accepted: true, sent: true, created: true, refreshable: true, interaction: true };
  const taken: string[] = [];
  while (world.tokens.length === 0 && taken.length < 20) {
    const step = resolve(world, wishOf('advance'));
    if (step === undefined || step.do === 'together' || step.do === 'alike' || !isPossible(world, step)) {
      break;
    }
    const isMissing = step.do === 'authorize' || (step.do === 'identify' && step.verification !== undefined);
    advance(world, step, isMissing ? { accepted: false, interaction: true } : seen);
    taken.push(step.do);
  }
  expect(taken.join(' ')).toBe(
    'authorize start sendCode verifyCode identify addPassword identify submit resume redeem',
  );
});

test('every wish means a step that a file can hold, or nothing', () => {
  const world = newWorld(policy);
  advance(
    world,
    { do: 'authorize', tab: { browser: 0, client: 0 }, prompt: 'consent' },
    { accepted: false, interaction: true },
  );
  const meant = wishKinds.flatMap((kind) =>
    [0, 330_000, 660_001, 999_999].map((choice) => resolve(world, wishOf(kind, choice))),
  );
  const refused = meant.filter((step) => step !== undefined && !stepSchema.safeParse(step).success);
  expect(refused).toEqual([]);
});
