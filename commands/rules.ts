import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogueFileSchema } from '../contracts/record/catalogue.ts';
import type { Deviation } from '../contracts/record/deviations.ts';
import { fileNames } from '../contracts/record/file-names.ts';
import type { Ended } from '../contracts/record/ledger.ts';
import type { Selection } from '../contracts/record/selection.ts';
import type { RunEnvironment } from '../contracts/record/verdict.ts';
import { HarnessError } from '../fixtures/errors.ts';
import { judgeChecks } from '../reports/check-judgement.ts';
import { type GateRules, newFailures } from '../reports/gate/judge-gate.ts';
import type { Judges, Result } from '../reports/register/rules.ts';
import { coverage, type TaggedTest } from '../reports/register/coverage.ts';
import { catalogueAsJson, loadCatalogue } from '../suites/catalogue/index.ts';
import { deviatingRequirements, judgeDeviations, type RegisterProblem } from '../reports/register/judge.ts';
import { suitesRegister } from '../suites/deviations/register.ts';
import { measuredOn, perhaps, standingOf } from '../contracts/record/standing.ts';

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
  ...loadCatalogue().requirements.flatMap(({ id, level }) => (level === 'may' ? [id] : [])),
];

interface RuleOptions {
  readonly today?: Date;
  readonly register?: readonly Deviation[];
  /** Whether others run the rest. Whether a deviation no longer occurs can then be said of all of them only. */
  readonly isShard?: boolean;
  /** Where an entry does not occur the tenant may be the reason, so that it is noted and fails nothing. */
  readonly isTakenAsIs?: boolean;
  /** Whether entries that are carried from other versions fail the run. */
  readonly strict?: boolean;
}

const sentence = (problems: readonly RegisterProblem[], what: string): string[] =>
  problems.length === 0
    ? []
    : [`${problems.length} known ${problems.length === 1 ? 'deviation' : 'deviations'} ${what}`];

const namesOf = (problems: readonly RegisterProblem[]): string =>
  problems.map(({ entry: { requirement, check = requirement } }) => check).join(', ');

/** What of the register fails nothing, as sentences: a line for each would be a hundred on another version. */
const notesOf = (
  problems: readonly RegisterProblem[],
  { logtoVersion }: Pick<RunEnvironment['target'], 'logtoVersion'>,
): string[] => {
  const of = (wanted: RegisterProblem['kind']) => problems.filter(({ kind }) => kind === wanted);
  const carried = of('carried');
  return [
    ...sentence(
      carried,
      `carried from Logto ${measuredOn(carried.map(({ entry }) => entry))}, not yet confirmed on ${logtoVersion}: see "npm run deviations -- confirm"`,
    ),
    ...[...Map.groupBy(of('carried-absent'), ({ entry }) => perhaps(entry, logtoVersion))].flatMap(([why, absent]) =>
      sentence(absent, `did not occur, ${why}: ${namesOf(absent)}`),
    ),
  ];
};

/** A verdict that rests on a few checks reads better than it is. */
const narrowness = (results: readonly Result[]): string[] => {
  const idle = results.filter(({ outcome }) => outcome === 'not-applicable').length;
  return idle * 2 > results.length
    ? [`${idle} of ${results.length} checks do not apply to the tenant as it is: see why, or use --tenant managed`]
    : [];
};

/** The rules by which a run on this target is judged. */
export const judgesFor = (
  { logtoVersion, isStandIn }: RunEnvironment['target'],
  { whole }: Selection,
  {
    today = new Date(),
    register = suitesRegister(),
    isShard = false,
    isTakenAsIs = false,
    strict = false,
  }: RuleOptions = {},
): Judges => ({
  ledger: ledgerOf,
  deviations: (results) => {
    const day = today.toISOString().slice(0, 10);
    const judged = judgeDeviations({ results, register, logtoVersion, isStandIn, today: day, whole });
    const mayBeAbsent = isShard || isTakenAsIs;
    const isBetter = ({ kind }: RegisterProblem): boolean => kind === 'did-not-occur' || kind === 'carried-absent';
    const isAbsence = (problem: RegisterProblem): boolean => isBetter(problem) || problem.kind === 'no-check';
    const isCarried = ({ kind }: RegisterProblem): boolean => kind === 'carried' || kind === 'carried-absent';
    const absences = judged.problems.filter(isAbsence);
    const said = judged.problems.filter((problem) => !(mayBeAbsent && isAbsence(problem)));
    const problems = said.filter((problem) => strict || !isCarried(problem));
    const noted = said.filter((problem) => !problems.includes(problem));
    return {
      results: judged.results.map((result) =>
        mayBeAbsent && result.verdict === 'unexpected-pass'
          ? { ...result, verdict: result.outcome, entries: [] }
          : result,
      ),
      problems: problems.map((problem) => ({
        message: problem.message,
        requirement: problem.entry.requirement,
        isBetter: isBetter(problem),
      })),
      notes: [
        ...(isTakenAsIs ? narrowness(results) : []),
        ...notesOf(noted, { logtoVersion }),
        ...(isTakenAsIs && !isShard ? absences.map(({ message }) => `the tenant may be why ${message}`) : []),
      ],
    };
  },
});

/**
 * Makes sure that a strict run has something to hold a version to.
 *
 * @throws HarnessError where no entry of the register was measured on it
 */
export const requireMeasured = (
  register: readonly Deviation[],
  { logtoVersion }: Pick<RunEnvironment['target'], 'logtoVersion'>,
): void => {
  if (register.every((entry) => standingOf(entry, logtoVersion) === 'carried')) {
    throw new HarnessError(
      `--strict has nothing to go by: no known deviation was measured on Logto ${logtoVersion}`,
      'Run without it once, then "npm run deviations -- confirm <folder of the run>"',
    );
  }
};

/** Whether a check that has just ended fails the run, whatever comes after it: for a run that stops there. */
export const failsBy = (
  judges: Judges,
  gate?: { readonly rules: GateRules; readonly gitRevision: string | null },
): ((ended: Ended) => boolean) => {
  const catalogue = catalogueFileSchema.parse(JSON.parse(catalogueAsJson()));
  const severities = new Map(catalogue.requirements.map(({ id, severity }) => [id, severity]));
  return ({ check, outcome }) => {
    const { checks } = judgeChecks([{ planned: check, attempts: [outcome], results: [] }], judges, catalogue);
    const failed = checks.filter(({ verdict }) => verdict === 'fail');
    return gate === undefined ? failed.length > 0 : newFailures(gate.rules, { ...gate, severities }, failed).length > 0;
  };
};
