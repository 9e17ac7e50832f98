import { randomBytes, randomInt } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { uniformity } from './uniformity.ts';

const sample = (make: () => string): string[] => Array.from({ length: 1000 }, make);
const random = () => randomBytes(30).toString('base64url');

test('random ids hold their bits and are even', () => {
  const { bits, leastProbability } = uniformity(sample(random));
  expect(bits).toBeGreaterThan(230);
  expect(leastProbability).toBeGreaterThan(1e-6);
});

test('a counter holds few bits', () => {
  let count = 0;
  expect(uniformity(sample(() => `session-${String(++count).padStart(30, '0')}`)).bits).toBeLessThan(15);
});

test('one position that prefers a character shows', () => {
  const biased = () => `${random().slice(1)}${randomInt(10) === 0 ? 'a' : random().slice(0, 1)}`;
  expect(uniformity(sample(biased)).leastProbability).toBeLessThan(0.001);
});

test('an alphabet of one character is no session id', () => {
  expect(uniformity(sample(() => 'aaaa')).bits).toBe(0);
});
