import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Outcome, Planned, PlannedCheck, Run } from '../../contracts/record/ledger.ts';
import type { ObservedInvariant } from '../../contracts/record/load-observed.ts';
import type { LoadRun } from '../../contracts/record/load-run.ts';
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

const toOutcome = ({ status, skipped, errors = [] }: LoadCheck, { id, project }: PlannedCheck): Outcome => ({
  ...{ id, project, attempt: 0, status, durationMs: 0 },
  expectedStatus: status === 'skipped' ? 'skipped' : 'passed',
  annotations: skipped === undefined ? [] : [{ type: 'skip', description: skipped }],
  errors: [...errors],
});

const allureStatusOf: Partial<Record<Outcome['status'], string>> = { passed: 'passed', skipped: 'skipped' };

const writeAllureResult = async (
  folder: string,
  check: LoadCheck,
  planned: PlannedCheck,
  { startedAt, endedAt }: LoadRun,
) => {
  const uuid = randomUUID();
  const source = `${uuid}-attachment.json`;
  const { title, status, errors = [], skipped, evidence } = check;
  const result = {
    uuid,
    historyId: `${planned.id} ${planned.project}`,
    fullName: [planned.file, ...planned.titles].join(' › '),
    name: title,
    status: allureStatusOf[status] ?? 'failed',
    statusDetails: { message: errors[0] ?? skipped ?? '' },
    stage: 'finished',
    start: Date.parse(startedAt),
    stop: Date.parse(endedAt),
    labels: [{ name: 'feature', value: 'load' }],
    links: [],
    parameters: [{ name: 'Project', value: planned.project }],
    steps: [],
    attachments: evidence === undefined ? [] : [{ name: 'Violations', type: 'application/json', source }],
  };
  await Promise.all([
    writeFile(join(folder, `${uuid}-result.json`), JSON.stringify(result)),
    ...(evidence === undefined ? [] : [writeFile(join(folder, source), `${JSON.stringify(evidence, null, 2)}\n`)]),
  ]);
};

/**
 * Leaves the thresholds and invariants of a load run as checks in its folder, as the reporter of the suites does with
 * its own, so that verdict, register of deviations and Allure report come of them in the same way.
 */
export const writeLoadChecks = async (folder: string, result: LoadResult): Promise<void> => {
  const { run, observed } = result;
  const checks = [...thresholdChecks(result), ...invariantChecks(observed), boundCheck(result)].map((check) => ({
    check,
    planned: toPlanned(check, run),
  }));
  const startedAt = Date.parse(run.startedAt);
  const plan: Planned = { startedAt, checks: checks.map(({ planned }) => planned) };
  const end: Run = {
    status: run.partial ? 'interrupted' : 'passed',
    durationMs: Date.parse(run.endedAt) - startedAt,
    errors: run.outcome === 'undecided' ? [...run.reasons] : [],
  };
  const results = join(folder, fileNames.results);
  await mkdir(results, { recursive: true });
  await Promise.all([
    writeFile(join(folder, fileNames.planned), `${JSON.stringify(plan, null, 2)}\n`),
    writeFile(join(folder, fileNames.run), `${JSON.stringify(end, null, 2)}\n`),
    writeFile(
      join(folder, fileNames.outcomes),
      checks.map(({ check, planned }) => `${JSON.stringify(toOutcome(check, planned))}\n`).join(''),
    ),
    ...checks.map(({ check, planned }) => writeAllureResult(results, check, planned, run)),
  ]);
};
