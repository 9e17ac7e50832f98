import type { ChangedCheck, Gate } from '../../contracts/record/gate.ts';
import { isFailure } from '../../contracts/record/verdicts.ts';
import { runLooks } from './verdicts.ts';

const mostNames = 20;

const listed = (names: readonly string[]): string =>
  names.length <= mostNames
    ? names.join(', ')
    : `${names.slice(0, mostNames).join(', ')} and ${names.length - mostNames} more`;

const movement = ({ id, before, after }: ChangedCheck): string => `${id} (${before ?? 'absent'} → ${after})`;

const idsOf = (checks: readonly ChangedCheck[]): string[] => checks.map(({ id }) => id);

const line = (count: number, what: string, names: readonly string[]): string[] =>
  count === 0
    ? []
    : [`${count} ${count === 1 ? 'check' : 'checks'} ${what}${names.length > 0 ? `: ${listed(names)}` : ''}`];

/** What the exit code followed, and by which limits: `The gate fails, limited to critical and high, against run …`. */
export const gateHeadline = ({ verdict, severities, baseline }: Gate): string =>
  [
    runLooks[verdict].gate,
    ...(severities ? [`limited to ${severities.join(' and ')}`] : []),
    ...(baseline ? [`against run ${baseline.run} of Logto ${baseline.logtoVersion}`] : []),
  ].join(', ');

/** What the gate saw, a sentence each. */
export const gateLines = ({ baseline, worse, better, standing, lost, added, limited }: Gate): string[] => {
  const newlyFailed = added.filter(({ after }) => isFailure(after));
  return [
    ...(baseline ? line(worse.length, 'got worse', worse.map(movement)) : []),
    ...line(better.length, 'got better', better.map(movement)),
    ...line(standing.length, 'failed in the baseline already', idsOf(standing)),
    ...line(lost.length, 'decided in the baseline, not applicable now', idsOf(lost)),
    ...line(added.length - newlyFailed.length, 'of a newer harness did not fail', []),
    ...line(newlyFailed.length, 'of a newer harness failed, which is no change of Logto', idsOf(newlyFailed)),
    ...line(limited.length, 'failed below the limit', limited),
  ];
};
