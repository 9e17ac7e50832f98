import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CatalogueFile, catalogueFileSchema } from '../../contracts/record/catalogue.ts';
import type { Exploration } from '../../contracts/record/exploration.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { PlannedCheck } from '../../contracts/record/ledger.ts';
import { readJson } from '../record/read-record.ts';
import { type WrittenCheck, writeChecks } from '../record/write-checks.ts';
import { csv } from '../words/csv.ts';
import { inPlaceOf, reachedAsExpected } from '../words/veil.ts';
import { explorationText } from './terminal.ts';

type Finding = Exploration['findings'][number];

/** Where GitHub shows an annotation: what is found has no line of its own. */
const file = 'explore/explore.ts';
const project = 'exploration';

/** What an exploration says that somebody interrupted. */
const byHand = 'interrupted';

/** Why a target ended an exploration: whether what was found is of a target that was dying, nobody can tell. */
export const deathOf = ({ interrupted }: Exploration): readonly string[] =>
  interrupted === null || interrupted === byHand ? [] : [interrupted];

const planned = (id: string, title: string, requirements: readonly string[]): PlannedCheck => ({
  ...{ id, project, title, file, titles: [id], tags: requirements.map((name) => `@${name}`) },
});

const sequenceOf = ({ steps = [] }: Finding) =>
  csv([['Step', 'What', 'Answer'], ...steps.map(({ what, answer }, index) => [index + 1, what, answer])]);

const inText = ({ steps = [] }: Finding): string =>
  steps.map(({ what, answer }, index) => `${index + 1}. ${what}: ${answer}`).join('\n');

const times = (count: number): string => (count === 1 ? 'met once' : `met ${count} times`);

interface Context {
  readonly folder: string;
  /** What the catalogue calls the subject of each requirement: the feature of the suites' checks of it. */
  readonly subjects: ReadonlyMap<string, string>;
  readonly seed: number;
}

type Attachments = NonNullable<WrittenCheck['attachments']>;

/** Both files of a sequence, where they could be written. */
const filesOf = async (folder: string, { file, script }: Pick<Finding, 'file' | 'script'>): Promise<Attachments> => {
  const named = [
    { name: file, type: 'application/json', ending: 'json' },
    { name: script, type: 'text/javascript', ending: 'mjs' },
  ].flatMap(({ name, ...of }) => (name === undefined ? [] : [{ name, ...of }]));
  return Promise.all(named.map(async (one) => ({ ...one, content: await readFile(join(folder, one.name), 'utf8') })));
};

/** What was kept of a finding, if it may be shown. */
const attachmentsOf = async (folder: string, finding: Finding): Promise<Attachments> =>
  finding.steps === undefined
    ? []
    : [
        { name: 'Sequence', type: 'text/csv', ending: 'csv', content: sequenceOf(finding) },
        ...(await filesOf(folder, finding)),
      ];

const findingCheck = async (finding: Finding, { folder, subjects, seed }: Context): Promise<WrittenCheck> => {
  const { check, requirement, count, steps = [] } = finding;
  const what = finding.what ?? inPlaceOf(finding, seed);
  return {
    planned: planned(check, what, [requirement]),
    feature: subjects.get(requirement) ?? project,
    ...{ status: 'failed', durationMs: 0 },
    errors: [`${what} (${times(count)})\n\n${inText(finding)}`.trimEnd()],
    steps: steps.map((step, index) => ({
      name: `${step.what} → ${step.answer}`,
      failed: index === steps.length - 1,
    })),
    attachments: await attachmentsOf(folder, finding),
    labels: [requirement, project].map((value) => ({ name: 'tag', value })),
  };
};

/** The exploration itself, with what it reached: whatever was found, it is a pass where it came to its end. */
const wholeCheck = async (folder: string, exploration: Exploration, durationMs: number): Promise<WrittenCheck> => {
  const { interrupted, neverReached, unfinished = {} } = exploration;
  const coverage = reachedAsExpected(exploration);
  const reached = csv([
    ['Step', 'Expected', 'Answer', 'Count'],
    ...coverage.map(({ step, expected, answer, count }) => [step, expected, answer, count]),
  ]);
  const never = csv([['Never reached'], ...neverReached.map((name) => [name])]);
  return {
    planned: planned('explore/exploration', 'The exploration comes to its end', []),
    ...{ feature: project, durationMs },
    // The harness or what it stands on failed, which says nothing about the target: see `decide` in check-verdict.ts.
    ...(interrupted === null ? { status: 'passed' } : { status: 'failed', errors: [`HarnessError: ${interrupted}`] }),
    steps: explorationText(exploration)
      .split('\n')
      .map((name) => ({ name, failed: false })),
    attachments: [
      { name: `Reached (${coverage.length})`, type: 'text/csv', ending: 'csv', content: reached },
      ...(neverReached.length > 0
        ? [{ name: `Never reached (${neverReached.length})`, type: 'text/csv', ending: 'csv', content: never }]
        : []),
      ...(await filesOf(folder, unfinished)),
    ],
    labels: [
      { name: 'epic', value: 'Sign-in by phone' },
      { name: 'tag', value: project },
    ],
  };
};

const subjectsOf = (catalogue: CatalogueFile | undefined) =>
  new Map(catalogue?.requirements.map(({ id, subject }) => [id, subject]));

/**
 * Leaves an exploration and each of its findings as checks in its folder.
 *
 * @param folder of the exploration, with what it is judged by
 */
export const writeExplorationChecks = async (
  folder: string,
  exploration: Exploration,
  endedAt: number,
): Promise<void> => {
  const { interrupted, findings, seconds } = exploration;
  const durationMs = Math.round(seconds * 1000);
  const catalogue = await readJson(join(folder, fileNames.catalogue), catalogueFileSchema);
  const context = { folder, subjects: subjectsOf(catalogue), seed: exploration.seed };
  const found = await Promise.all(findings.map((finding) => findingCheck(finding, context)));
  await writeChecks(folder, {
    checks: [...found, await wholeCheck(folder, exploration, durationMs)],
    ...{ startedAt: endedAt - durationMs, endedAt },
    ...{ status: interrupted === byHand ? 'interrupted' : 'passed', errors: [] },
  });
};
