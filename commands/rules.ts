import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogueFileSchema } from '../reports/catalogue-file.ts';
import { judgeChecks } from '../reports/check-judgement.ts';
import type { Judges } from '../reports/judges.ts';
import { type Ended, fileNames } from '../reports/run-files.ts';
import type { Selection } from '../reports/selection-file.ts';
import type { RunEnvironment } from '../reports/verdict-schema.ts';
import { coverage, type TaggedTest } from '../suites/catalogue/coverage.ts';
import { catalogueAsJson, loadCatalogue } from '../suites/catalogue/index.ts';
import { deviatingRequirements, judgeDeviations } from '../suites/deviations/judge.ts';
import { suitesRegister } from '../suites/deviations/register.ts';
import type { Deviation } from '../suites/deviations/schema.ts';

const asJson = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`;

/** Leaves in the folder of a run what it will be judged by: the catalogue, the register, and what was selected. */
export const writeRules = async (
  folder: string,
  selection: Selection,
  register: readonly Deviation[] = suitesRegister(),
): Promise<void> => {
  await Promise.all([
    writeFile(join(folder, fileNames.catalogue), catalogueAsJson()),
    writeFile(join(folder, fileNames.deviations), asJson({ schemaVersion: 1, deviations: register })),
    writeFile(join(folder, fileNames.selection), asJson(selection)),
  ]);
};

const ledgerOf = (tests: readonly TaggedTest[]): string[] => {
  const { untaggedTests, unknownTags, contradictions } = coverage(loadCatalogue(), tests);
  return [
    ...untaggedTests.map((id) => `${id} is tagged with no requirement`),
    ...unknownTags.map(({ tag, tests: ids }) => `${ids.join(' and ')}: the catalogue has no ${tag.slice(1)}`),
    ...contradictions.map(({ problem }) => problem),
  ];
};

/** Requirements of which a failure is nothing new: a deviation is known of one check at least, or it is but a note. */
export const excusedRequirements = (target: RunEnvironment['target'], register = suitesRegister()): string[] => [
  ...deviatingRequirements(register, target),
  ...loadCatalogue()
    .byLevel('may')
    .map(({ id }) => id),
];

interface RuleOptions {
  readonly today?: Date;
  readonly register?: readonly Deviation[];
  /** Whether others run the rest. Whether a deviation no longer occurs can then be said of all of them only. */
  readonly isShard?: boolean;
  /** Where an entry does not occur the tenant may be the reason, so that it is noted and fails nothing. */
  readonly isTakenAsIs?: boolean;
}

/** The rules by which a run on this target is judged. */
export const judgesFor = (
  { logtoVersion, isStandIn }: RunEnvironment['target'],
  { whole }: Selection,
  { today = new Date(), register = suitesRegister(), isShard = false, isTakenAsIs = false }: RuleOptions = {},
): Judges => ({
  ledger: ledgerOf,
  deviations: (results) => {
    const day = today.toISOString().slice(0, 10);
    const judged = judgeDeviations({ results, register, logtoVersion, isStandIn, today: day, whole });
    const mayBeAbsent = isShard || isTakenAsIs;
    const absences = judged.problems.filter(({ kind }) => kind === 'did-not-occur');
    const problems = judged.problems.filter((problem) => !mayBeAbsent || !absences.includes(problem));
    return {
      results: judged.results.map((result) =>
        mayBeAbsent && result.verdict === 'unexpected-pass'
          ? { ...result, verdict: result.outcome, entries: [] }
          : result,
      ),
      problems: problems.map(({ message }) => message),
      notes: isTakenAsIs && !isShard ? absences.map(({ message }) => `the tenant may be why ${message}`) : [],
    };
  },
});

/** Whether a check that has just ended fails the run, whatever comes after it: for a run that stops there. */
export const failsBy = (judges: Judges): ((ended: Ended) => boolean) => {
  const catalogue = catalogueFileSchema.parse(JSON.parse(catalogueAsJson()));
  return ({ check, outcome }) =>
    judgeChecks([{ planned: check, attempts: [outcome], results: [] }], judges, catalogue).checks.some(
      ({ verdict }) => verdict === 'fail',
    );
};
