import { expect, test } from '@playwright/test';
import { boundLines } from './report.ts';

test('a run says what bounded it, where that was looked for, and what the harness took of the CPUs', () => {
  const bound = { by: 'machine', counts: true, because: 'all 2 CPUs were busy', phase: 'at 9/s', harnessShare: 0.312 };
  expect(boundLines({ bound })).toEqual([
    'Bound by machine (at 9/s): all 2 CPUs were busy',
    'CPU of the harness: 0.31 of what the target used (at most 0.33 where CPUs are full)',
  ]);
  expect(boundLines({ bound: { ...bound, counts: false, harnessShare: null } })).toEqual([
    'Bound by machine (at 9/s): all 2 CPUs were busy. Not counted as a result',
  ]);
});
