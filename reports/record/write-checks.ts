import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Outcome, Planned, PlannedCheck, Run } from '../../contracts/record/ledger.ts';

interface Attachment {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  /** Of its file. */
  readonly ending: string;
  readonly content: string;
}

/** A check that no test of Playwright made. */
export interface WrittenCheck {
  readonly planned: PlannedCheck;
  readonly feature: string;
  readonly status: Outcome['status'];
  /** Absent: as long as the run. */
  readonly durationMs?: number;
  /** Why it was skipped. */
  readonly skipped?: string | undefined;
  readonly errors?: readonly string[] | undefined;
  /** For the report, in their order. */
  readonly steps?: ReadonlyArray<{ readonly name: string; readonly failed: boolean }>;
  readonly attachments?: readonly Attachment[];
  readonly labels?: ReadonlyArray<{ readonly name: string; readonly value: string }>;
}

interface WrittenRun extends Pick<Run, 'status' | 'errors'> {
  readonly checks: readonly WrittenCheck[];
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
}

const toOutcome = ({
  planned: { id, project },
  status,
  durationMs = 0,
  skipped,
  errors = [],
}: WrittenCheck): Outcome => ({
  ...{ id, project, attempt: 0, status, durationMs },
  expectedStatus: status === 'skipped' ? 'skipped' : 'passed',
  annotations: skipped === undefined ? [] : [{ type: 'skip', description: skipped }],
  errors: [...errors],
});

const allureStatusOf: Partial<Record<Outcome['status'], string>> = { passed: 'passed', skipped: 'skipped' };

const writeAllureResult = async (folder: string, check: WrittenCheck, { startedAt, endedAt }: WrittenRun) => {
  const { planned, feature, status, errors = [], skipped, steps = [], attachments = [], labels = [] } = check;
  const uuid = randomUUID();
  const files = attachments.map(({ ending, ...attachment }) => ({
    ...attachment,
    source: `${randomUUID()}-attachment.${ending}`,
  }));
  const result = {
    uuid,
    historyId: `${planned.id} ${planned.project}`,
    fullName: [planned.file, ...planned.titles].join(' › '),
    name: planned.title,
    status: allureStatusOf[status] ?? 'failed',
    statusDetails: { message: errors[0] ?? skipped ?? '' },
    stage: 'finished',
    start: startedAt,
    stop: check.durationMs === undefined ? endedAt : startedAt + check.durationMs,
    labels: [{ name: 'feature', value: feature }, ...labels],
    links: [],
    parameters: [{ name: 'Project', value: planned.project }],
    steps: steps.map(({ name, failed }) => ({
      ...{ name, status: failed ? 'failed' : 'passed', stage: 'finished', start: startedAt, stop: startedAt },
      ...{ steps: [], attachments: [], parameters: [] },
    })),
    attachments: files.map(({ name, type, source }) => ({ name, type, source })),
  };
  await Promise.all([
    writeFile(join(folder, `${uuid}-result.json`), JSON.stringify(result)),
    ...files.map(({ source, content }) => writeFile(join(folder, source), content)),
  ]);
};

/**
 * Leaves checks in the folder of a run as the reporter of the suites does with its own, so that verdict, register of
 * deviations and Allure report come of them in the same way.
 */
export const writeChecks = async (folder: string, run: WrittenRun): Promise<void> => {
  const { checks, startedAt, endedAt, status, errors } = run;
  const plan: Planned = { startedAt, checks: checks.map(({ planned }) => planned) };
  const end: Run = { status, durationMs: endedAt - startedAt, errors: [...errors] };
  const results = join(folder, fileNames.results);
  await mkdir(results, { recursive: true });
  await Promise.all([
    writeFile(join(folder, fileNames.planned), `${JSON.stringify(plan, null, 2)}\n`),
    writeFile(join(folder, fileNames.run), `${JSON.stringify(end, null, 2)}\n`),
    writeFile(
      join(folder, fileNames.outcomes),
      checks.map((check) => `${JSON.stringify(toOutcome(check))}\n`).join(''),
    ),
    ...checks.map((check) => writeAllureResult(results, check, run)),
  ]);
};
