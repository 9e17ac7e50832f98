import { requirementOf } from '../../../contracts/check-id.ts';
import type { Verdict } from '../../../contracts/record/verdict.ts';
import type { CheckVerdict } from '../../../contracts/record/verdicts.ts';
import { someEnvironment } from '../../testing/inline-run.ts';
import { worstOf } from '../../words/verdicts.ts';
import { buildTrend, type TrendRun } from '../trend.ts';

interface Circumstances {
  readonly logtoVersion?: string;
  readonly isStandIn?: boolean;
  readonly gitRevision?: string;
  readonly source?: TrendRun['source'];
  readonly deviations?: Verdict['deviations'];
}

const noTotals: Verdict['totals'] = {
  ...{ checks: 0, pass: 0, fail: 0, deviation: 0, 'unexpected-pass': 0, note: 0, 'not-applicable': 0, undecided: 0 },
};

const checkOf = ([id, verdict]: readonly [string, CheckVerdict]): Verdict['checks'][number] => ({
  ...{ id, title: `check <${id}>`, feature: 'otp', requirements: [requirementOf(id)], project: 'p', verdict },
  ...{ durationMs: 1, attempts: 1, evidence: [], reason: 'Expected: what nobody may see' },
});

const requirementRow = (id: string, checks: Verdict['checks']): Verdict['requirements'][number] => ({
  ...{ id, statement: `What ${id} says holds.`, severity: 'high', level: 'must', clauses: [] },
  ...{ verdict: worstOf(checks)?.verdict ?? 'open', checks: checks.map((check) => check.id) },
});

/** A run of a day of November 2026, by what its checks came to. */
export const trendRun = (
  day: number,
  verdicts: Readonly<Record<string, CheckVerdict>>,
  {
    logtoVersion = '1.42.0',
    isStandIn = false,
    gitRevision = 'a',
    source = 'file',
    deviations = [],
  }: Circumstances = {},
): TrendRun => {
  const startedAt = new Date(Date.UTC(2026, 10, day)).toISOString();
  const checks = Object.entries(verdicts).map(checkOf);
  const about = { durationMs: 1, command: 'npm start', gitRevision, gitDirty: false, complete: true, whole: true };
  const groups = Map.groupBy(checks, ({ id }) => requirementOf(id));
  const verdict: Verdict = {
    ...{ schemaVersion: 4, run: { id: `run-${day}-${logtoVersion}`, startedAt, ...about } },
    ...{ target: { ...someEnvironment.target, isStandIn, logtoVersion }, versions: someEnvironment.versions },
    ...{ totals: noTotals, verdict: 'pass', problems: [], notes: [], checks, deviations },
    requirements: [...groups].map(([id, own]) => requirementRow(id, own)),
  };
  return { verdict, startedAt, source };
};

/** The trend of runs of one version of Logto, a day each, in which one check came to these verdicts. */
export const trendOf = (...verdicts: readonly CheckVerdict[]) =>
  buildTrend(
    verdicts.map((verdict, at) => trendRun(at + 1, { 'OTP-01.1': verdict })),
    [],
  );
