import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { again, choices, inPart, mostly, oneOf } from './choose.ts';

const sampled = fc.sample(fc.noBias(fc.nat({ max: choices - 1 })), { seed: 1, numRuns: 20_000 });
const digits: readonly [number, ...number[]] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

test('two choices of one wish come in every combination, about equally often', () => {
  const pairs = [...Array(8).keys()].flatMap((one) => [...Array(8).keys()].map((other) => [one, other] as const));
  const counts = pairs
    .filter(([one, other]) => one < other)
    .flatMap(([one, other]) => {
      const of = (choice: number, which: number) => oneOf(digits, which === 0 ? choice : again(choice, which));
      const seen = Map.groupBy(sampled, (choice) => of(choice, one) * 10 + of(choice, other));
      return [...Array(100).keys()].map((combination) => seen.get(combination)?.length ?? 0);
    });
  expect(Math.min(...counts)).toBeGreaterThan(100);
  expect(Math.max(...counts)).toBeLessThan(320);
});

test('the usual one is chosen for its part, and each of the others for an equal part of the rest', () => {
  const chosen = sampled.map((choice) => mostly('usual', ['one', 'other'], choice, 80));
  const share = (name: string) => Math.round((chosen.filter((one) => one === name).length / chosen.length) * 20) / 20;
  expect([share('usual'), share('one'), share('other')]).toEqual([0.8, 0.1, 0.1]);
  expect(inPart(choices - 1, 99)).toBe(false);
});
