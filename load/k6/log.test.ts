import { expect, test } from '@playwright/test';
import { firstOfEachProblem } from './log.ts';

const line = (level: string, msg: string) => JSON.stringify({ level, msg, time: '2026-01-01T00:00:00Z' });

test('shows each problem once, without its stack, and nothing else', () => {
  const shown: string[] = [];
  const take = firstOfEachProblem((text) => shown.push(text));
  const problem = line('error', 'Error: submit: HTTP 500 \n\tat take (file:///load/scripts/lib/browser.ts:1:1)');
  for (const each of [problem, line('info', 'hello'), '  █ THRESHOLDS', problem, line('warning', 'slow')]) {
    take(each);
  }
  expect(shown).toEqual(['submit: HTTP 500 ', 'slow']);
});
