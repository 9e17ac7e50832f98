import { expect, test } from '@playwright/test';
import { row } from '../testing/written-run.ts';
import { numberEvidence, ranges } from './evidence.ts';
import { aboutRunOf } from './testing/about.ts';

const checks = [
  { title: 'shared', tags: ['@OTP-02.1', '@OTP-01'], outcome: {} },
  { title: 'own', tags: ['@OTP-01.1'], outcome: {} },
];
const requirements = [row('OTP-01'), row('OTP-02')];

test('evidence of a check that decides two requirements has one number', async () => {
  const { verdict, manifest } = await aboutRunOf(checks, { requirements });
  const index = numberEvidence(verdict, manifest);
  expect(verdict.requirements.map((requirement) => index.of(requirement))).toEqual([[1, 2], [1]]);
});

test('a file that is not in the manifest has no sum', async () => {
  const { verdict, manifest } = await aboutRunOf(checks, { requirements });
  const { all } = numberEvidence(verdict, { ...manifest, files: [] });
  expect(all.map(({ sha256 }) => sha256)).toEqual([null, null]);
});

test('numbers one after the other are a range', () => {
  expect(ranges([4, 1, 2, 3, 7, 2])).toBe('1–4, 7');
});
