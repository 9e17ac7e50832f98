import { countBy } from '../../fixtures/http/index.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { sampleTimeout, test } from './sampled-codes.ts';

/** One worker, so that the tests share a sample. */
test.describe.configure({ mode: 'default', timeout: sampleTimeout });

test('2,000 codes have six decimal digits each', { tag: ['@OTP-01.1'] }, async ({ firstSample: { codes } }) => {
  expect(codes).toHaveLength(2000);
  expect(codes.filter((code) => !/^\d{6}$/.test(code))).toEqual([]);
});

test('2,000 codes show no bias, no serial correlation and no excess duplicates', {
  tag: ['@OTP-02.1'],
}, async ({ oddTwice }) => {
  expect(await oddTwice(0.001)).toEqual([]);
});

test('2,000 sends from one IP address to 200 phone numbers are rate limited', {
  tag: ['@RL-14.1'],
}, async ({ firstSample: { statuses }, distribution }) => {
  await distribution('status codes of the sends from one IP address', statuses);
  expect(countBy(statuses)).toHaveProperty('429');
});
