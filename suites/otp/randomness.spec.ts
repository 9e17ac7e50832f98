import { countBy } from '../../fixtures/http/index.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { sampleTimeout, test } from './sampled-codes.ts';

/** One worker, so that the tests share a sample. */
test.describe.configure({ mode: 'default', timeout: sampleTimeout });

test('2,000 codes are six decimal digits each', { tag: ['@OTP-01.1'] }, async ({ firstSample: { codes } }) => {
  expect(codes).toHaveLength(2000);
  expect(codes.filter((code) => !/^\d{6}$/.test(code))).toEqual([]);
});

test('2,000 codes show no bias, no dependence of one on the one before and no more repeats than chance', {
  tag: ['@OTP-02.1'],
}, async ({ oddTwice }) => {
  expect(await oddTwice(0.001)).toEqual([]);
});

test('of 2,000 requests for a code from one address to 200 numbers some are refused', {
  tag: ['@RL-14.1'],
}, async ({ firstSample: { statuses }, distribution }) => {
  await distribution('answers to requests for a code from one address', statuses);
  expect(countBy(statuses)).toHaveProperty('429');
});
