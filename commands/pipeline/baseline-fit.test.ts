import { expect, test } from '@playwright/test';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { someVerdict } from '../testing/some-verdict.ts';
import { misfitOf } from './baseline-fit.ts';

const verdictOf = async (run: Partial<Verdict['run']>): Promise<Verdict> => {
  const verdict = await someVerdict({ kind: 'compose' });
  return { ...verdict, run: { ...verdict.run, complete: true, ...run } };
};

const wish = { flags: ['--flow', 'sign-in'], target: 'compose' } as const;

test('a whole run is a baseline for every run on the same target', async () => {
  const whole = await verdictOf({ whole: true });
  expect(misfitOf(whole, wish)).toBeUndefined();
  expect(misfitOf(whole, { ...wish, target: 'external' })).toBe('it is of the target compose');
});

test('a part of the checks is a baseline only for a run with the same flags', async () => {
  const part = await verdictOf({
    whole: false,
    command: 'npm start -- --flow sign-in --target compose --real --out a',
  });
  expect(misfitOf(part, wish)).toBeUndefined();
  for (const flags of [[], ['--all'], ['--flow', 'sign-in', '--device', 'Pixel 7']]) {
    expect(misfitOf(part, { ...wish, flags })).toBe('it was about other checks');
  }
});

test('a run that was cut short is no baseline', async () => {
  expect(misfitOf(await verdictOf({ whole: true, complete: false }), wish)).toBe('it was cut short');
});
