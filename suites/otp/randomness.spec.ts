import { countBy } from '../../fixtures/http/index.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { uniformity } from '../../fixtures/statistics/uniformity.ts';
import { sampleTimeout, test } from './sampled-codes.ts';

/** One worker, so that the tests share a sample. */
test.describe.configure({ mode: 'default', timeout: sampleTimeout });

test('sampled codes have six decimal digits each', { tag: ['@OTP-01.1'] }, async ({ firstSample: { codes } }) => {
  expect(codes).toHaveLength(1000);
  expect(codes.filter((code) => !/^\d{6}$/.test(code))).toEqual([]);
});

test('sampled codes show no bias, no serial correlation and no excess duplicates', {
  tag: ['@OTP-02.1'],
}, async ({ oddTwice }) => {
  expect(await oddTwice(0.001)).toEqual([]);
});

test('1,000 sends from one IP address to 100 phone numbers are rate limited', {
  tag: ['@RL-14.1'],
}, async ({ firstSample: { statuses }, distribution }) => {
  await distribution('status codes of the sends from one IP address', statuses);
  expect(countBy(statuses)).toHaveProperty('429');
});

test('the IDs of verifications are unique, have at least 64 bits and are uniformly distributed', {
  tag: ['@SES-13.2'],
}, ({ firstSample: { verificationIds: ids } }) => {
  const [first, second] = [uniformity(ids.slice(0, ids.length / 2)), uniformity(ids.slice(ids.length / 2))];
  expect(new Set(ids).size).toBe(ids.length);
  expect(Math.min(first.bits, second.bits)).toBeGreaterThanOrEqual(64);
  expect(Math.max(first.leastProbability, second.leastProbability)).toBeGreaterThan(0.001);
});
