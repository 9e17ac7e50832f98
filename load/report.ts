import { linedTable } from '../fixtures/lined-table.ts';
import type { K6Summary } from './k6-summary.ts';
import { durationOf, signInSteps } from './steps.ts';

const milliseconds = (value: number | undefined): string => (value ? value.toFixed(0) : '–');

/** The timed steps of a flow with their times in ms. */
export const summaryTable = ({ metrics }: K6Summary): string =>
  linedTable({
    head: ['step', 'median ms', 'p95 ms', 'max ms'],
    aligns: ['left', 'right', 'right', 'right'],
    rows: signInSteps.map((step) => {
      const { med, 'p(95)': p95, max } = metrics[durationOf(step)] ?? {};
      return [step, ...[med, p95, max].map(milliseconds)];
    }),
  });

/** How many sign-ins reached their end, of how many that began. */
export const signInCounts = ({ metrics }: K6Summary): string => {
  const { passes = 0, fails = 0 } = metrics.signed_in ?? {};
  return `${passes} of ${passes + fails} sign-ins completed`;
};
