import { expect, test } from '@playwright/test';
import { processorsOfK6 } from './processors.ts';

test('beside its target k6 gets a quarter of the CPUs, and one at least', () => {
  expect([1, 2, 4, 16].map((cores) => processorsOfK6('native', {}, cores))).toEqual([1, 1, 1, 4]);
});

test('on a machine of its own, or with real browsers, k6 gets all', () => {
  expect([processorsOfK6('external', {}, 8), processorsOfK6('native', { usesBrowsers: true }, 8)]).toEqual([8, 8]);
});
