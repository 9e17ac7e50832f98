import { expect, test } from '@playwright/test';
import { gapsOf, outcomeOf } from './outcome.ts';

const ended = (name: string, passes: number | null, trouble?: string, leastDelay = 20) => ({
  ...{ name, trouble, leastDelay },
  log: {
    ...{ historyFile: `history-${name}.ndjson`, take: () => undefined, close: async () => undefined },
    summary:
      passes === null
        ? null
        : new Map([
            ['done', { summary: 'metric', metric: 'done', type: 'rate', values: { passes, fails: 0 } } as const],
          ]),
  },
});

const thresholds = { done: ['rate==1'] };

test('generators that all came to their end meet what they meet together', () => {
  expect(outcomeOf([ended('one', 3), ended('two', 4)], 2, thresholds)).toMatchObject({ outcome: 'met', exitCode: 0 });
});

test('a threshold that the merged figures cross fails the load', () => {
  const result = outcomeOf([ended('one', 3), ended('two', 4)], 2, { done: ['rate==0'] });
  expect(result).toMatchObject({ outcome: 'crossed', exitCode: 99, reasons: ['done: rate==0'] });
});

test('a load with a generator that was lost is undecided, with the figures of the others', () => {
  const result = outcomeOf([ended('one', 3), ended('two', null, 'two was lost')], 2, thresholds);
  expect(result).toMatchObject({ outcome: 'undecided', reasons: ['two was lost'] });
  expect(result.summary?.metrics.done).toMatchObject({ passes: 3 });
});

test('a load with a generator that never began is undecided', () => {
  const reasons = ['1 of 2 generators never began'];
  expect(outcomeOf([ended('one', 3)], 2, thresholds)).toMatchObject({ outcome: 'undecided', reasons });
});

test('a node whose clock is far from ours makes a gap, and one that is near does not', () => {
  expect(gapsOf([ended('one', 3), ended('two', 3, undefined, -1500)])).toEqual([
    'the clock of generator two and ours differ by about 1500 ms',
  ]);
});
