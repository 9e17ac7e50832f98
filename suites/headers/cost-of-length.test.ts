import { expect, test } from '@playwright/test';
import { costOf, mostFor } from './cost-of-length.ts';

const over = (roundTrip: number, cost: number) => ({
  judged: [roundTrip + cost + 90, roundTrip + cost, roundTrip + cost + 700],
  padded: [roundTrip + 500, roundTrip + 30, roundTrip],
});

test('the way to a server is no cost, and a try that was delayed does not count', () => {
  expect(costOf(over(2, 50))).toBe(50);
  expect(costOf(over(300, 50))).toBe(50);
});

test('a cost that grows with the square of the length is too high, over any network', () => {
  expect(costOf(over(2, 1600))).toBeGreaterThan(mostFor(costOf(over(2, 50))));
  expect(costOf(over(600, 1600))).toBeGreaterThan(mostFor(costOf(over(300, 50))));
});

test('a cost in proportion is not, on a slow machine either', () => {
  expect(costOf(over(2, 800))).toBeLessThan(mostFor(costOf(over(2, 100))));
});

test('a cost that nobody notices is not, whatever the short one came to', () => {
  expect(costOf(over(2, 390))).toBeLessThan(mostFor(costOf(over(2, 0))));
  expect(mostFor(-30)).toBe(400);
});
