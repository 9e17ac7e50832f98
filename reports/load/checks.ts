import type { Outcome, PlannedCheck } from '../../contracts/record/ledger.ts';
import type { ObservedInvariant } from '../../contracts/record/load-observed.ts';
import type { LoadRun } from '../../contracts/record/load-run.ts';
import { type WrittenCheck, writeChecks } from '../record/write-checks.ts';
import { idByTitle } from '../words/check-id.ts';
import type { LoadResult } from './files.ts';

interface LoadCheck {
  /** Stays when the title is edited; absent where the title is made of what is judged. */
  readonly key?: string;
  readonly title: string;
  readonly requirements: readonly string[];
  readonly status: Outcome['status'];
  /** Why it was skipped. */
  readonly skipped?: string;
  readonly errors?: readonly string[];
  /** Kept as an attachment. */
  readonly evidence?: unknown;
}

/** The harness failed, which says nothing about the target: see `decide` in check-verdict.ts. */
const undecided = (reason: string): Pick<LoadCheck, 'status' | 'errors'> => ({
  status: 'failed',
  errors: [`HarnessError: ${reason}`],
});

/** What is late where something else than the target was full says nothing of the target. */
const isLateness = /^(http_req_duration|flow_duration|browser_web_vital_\w+|dropped_iterations|iterations|drift)\b/;

const thresholdEnding = ({ run, observed: { bound } }: LoadResult, metric: string, expression: string) => {
  const { outcome, partial, reasons, knee, target } = run;
  if (outcome === 'crossed' && isLateness.test(metric) && !bound.counts && !target.isStandIn) {
    return undecided(`${metric} was not ${expression}, which does not count: see what bounds the rate`);
  }
  if (outcome === 'crossed') {
    return { status: 'failed', errors: [`${metric} was not ${expression}`] } as const;
  }
  return outcome === 'met'
    ? ({ status: 'skipped', skipped: `this run looks for the rate that breaks it: beyond ${knee} a second` } as const)
    : undecided(partial ? 'the run was interrupted' : (reasons[0] ?? 'the run could not be decided'));
};

const thresholdChecks = (result: LoadResult): LoadCheck[] =>
  result.run.thresholds.map(({ metric, expression, met }) => ({
    title: `${metric} is ${expression}`,
    requirements: result.run.requirements,
    ...(met ? { status: 'passed' } : thresholdEnding(result, metric, expression)),
  }));

const brokenBy = ({ broken, violations, measured, judged, subjects }: ObservedInvariant): string =>
  [
    measured ?? `broken ${broken} times, in ${judged} ${subjects}`,
    '',
    ...violations.slice(0, 20).map(({ kind, message }) => `${kind}: ${message}`),
  ].join('\n');

const invariantChecks = ({ invariants, gaps }: LoadResult['observed']): LoadCheck[] =>
  invariants.map((invariant) => {
    const { id: key, title, requirements, judged, broken, subjects, violations } = invariant;
    const [gap] = gaps;
    if (broken > 0) {
      return { key, title, requirements, status: 'failed', errors: [brokenBy(invariant)], evidence: violations };
    }
    if (gap !== undefined) {
      return { key, title, requirements, ...undecided(`not all that happened was seen: ${gap}`) };
    }
    return judged === 0
      ? { key, title, requirements, status: 'skipped', skipped: `this scenario has no ${subjects}` }
      : { key, title, requirements, status: 'passed' };
  });

const boundCheck = ({ run, observed: { bound } }: LoadResult): LoadCheck => {
  const about = { key: 'bound', title: 'The harness is not what bounds the rate', requirements: [] };
  if (run.target.isStandIn) {
    return { ...about, status: 'skipped', skipped: 'the target is the stand-in, not Logto' };
  }
  return bound.counts
    ? { ...about, status: 'passed' }
    : { ...about, ...undecided(`not counted as a result: ${bound.because}`) };
};

const toPlanned = ({ key, title, requirements }: LoadCheck, { scenario, profile }: LoadRun): PlannedCheck => {
  const file = `load/${scenario}`;
  const id = idByTitle(file, [key ?? title]);
  return { id, project: profile, title, file, titles: [title], tags: requirements.map((name) => `@${name}`) };
};

const toWritten = (check: LoadCheck, run: LoadRun): WrittenCheck => {
  const { status, skipped, errors, evidence } = check;
  const content = `${JSON.stringify(evidence, null, 2)}\n`;
  const violations = { name: 'Violations', type: 'application/json', ending: 'json', content };
  const attachments = evidence === undefined ? [] : [violations];
  return { planned: toPlanned(check, run), feature: 'load', status, skipped, errors, attachments };
};

/** Leaves the thresholds and invariants of a load run as checks in its folder. */
export const writeLoadChecks = (folder: string, result: LoadResult): Promise<void> => {
  const { run, observed } = result;
  const checks = [...thresholdChecks(result), ...invariantChecks(observed), boundCheck(result)];
  return writeChecks(folder, {
    checks: checks.map((check) => toWritten(check, run)),
    ...{ startedAt: Date.parse(run.startedAt), endedAt: Date.parse(run.endedAt) },
    status: run.partial ? 'interrupted' : 'passed',
    errors: run.outcome === 'undecided' ? [...run.reasons] : [],
  });
};
