import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CatalogueFile, catalogueFileSchema } from '../../contracts/record/catalogue.ts';
import { deviationsFileSchema } from '../../contracts/record/deviations.ts';
import type { Exploration } from '../../contracts/record/exploration.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { PlannedCheck } from '../../contracts/record/ledger.ts';
import { readJson } from '../record/read-record.ts';
import { type WrittenCheck, writeChecks } from '../record/write-checks.ts';
import { csv } from '../words/csv.ts';
import { explorationText } from './terminal.ts';

type Finding = Exploration['findings'][number];

/** Where GitHub shows an annotation: what is found has no line of its own. */
const file = 'explore/explore.ts';
const project = 'exploration';

const planned = (id: string, title: string, requirements: readonly string[]): PlannedCheck => ({
  ...{ id, project, title, file, titles: [id], tags: requirements.map((name) => `@${name}`) },
});

const sequenceOf = ({ steps }: Finding) =>
  csv([['Step', 'What', 'Answer'], ...steps.map(({ what, answer }, index) => [index + 1, what, answer])]);

const inText = ({ steps }: Finding): string =>
  steps.map(({ what, answer }, index) => `${index + 1}. ${what}: ${answer}`).join('\n');

const times = (count: number): string => (count === 1 ? 'met once' : `met ${count} times`);

interface Context {
  readonly folder: string;
  /** What the catalogue calls the subject of each requirement: the feature of the suites' checks of it. */
  readonly subjects: ReadonlyMap<string, string>;
  /** Ids of findings of which nothing may be shown but their entry: see SECURITY.md. */
  readonly heldBack: ReadonlySet<string>;
}

const findingCheck = async (finding: Finding, { folder, subjects, heldBack }: Context): Promise<WrittenCheck> => {
  const { check, requirement, what, count, steps } = finding;
  const [sequence, script] = await Promise.all(
    [finding.file, finding.script].map((name) => readFile(join(folder, name), 'utf8')),
  );
  const title = heldBack.has(check) ? 'a known deviation that is held back was met' : what;
  return {
    planned: planned(check, title, [requirement]),
    feature: subjects.get(requirement) ?? project,
    ...{ status: 'failed', durationMs: 0 },
    errors: [`${what} (${times(count)})\n\n${inText(finding)}`],
    steps: steps.map((step, index) => ({
      name: `${step.what} → ${step.answer}`,
      failed: index === steps.length - 1,
    })),
    attachments: [
      { name: 'Sequence', type: 'text/csv', ending: 'csv', content: sequenceOf(finding) },
      { name: finding.file, type: 'application/json', ending: 'json', content: sequence ?? '' },
      { name: finding.script, type: 'text/javascript', ending: 'mjs', content: script ?? '' },
    ],
    labels: [requirement, project].map((value) => ({ name: 'tag', value })),
  };
};

/** The exploration itself, with what it reached: whatever was found, it is a pass where it came to its end. */
const wholeCheck = (exploration: Exploration, durationMs: number): WrittenCheck => {
  const { interrupted, coverage, neverReached } = exploration;
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
  const [catalogue, register] = await Promise.all([
    readJson(join(folder, fileNames.catalogue), catalogueFileSchema),
    readJson(join(folder, fileNames.deviations), deviationsFileSchema),
  ]);
  const held = register?.deviations.flatMap(({ heldBack, check }) => (heldBack && check ? [check] : [])) ?? [];
  const context = { folder, subjects: subjectsOf(catalogue), heldBack: new Set(held) };
  const found = await Promise.all(findings.map((finding) => findingCheck(finding, context)));
  await writeChecks(folder, {
    checks: [...found, wholeCheck(exploration, durationMs)],
    ...{ startedAt: endedAt - durationMs, endedAt },
    status: interrupted === 'interrupted' ? 'interrupted' : 'passed',
    errors: interrupted === null || interrupted === 'interrupted' ? [] : [interrupted],
  });
};
