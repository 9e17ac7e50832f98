import type { CatalogueFile } from '../../contracts/record/catalogue.ts';
import type { Deviation } from '../../contracts/record/deviations.ts';
import { measuredOn, perhaps } from '../../contracts/record/standing.ts';
import type { RunEnvironment } from '../../contracts/record/verdict.ts';
import { coverage, type TaggedTest } from './coverage.ts';
import { type CheckResult, isBetter, type JudgedResult, judgeDeviations, type RegisterProblem } from './judge.ts';

/** How a run is judged beyond what its record says. */
export interface Rules {
  readonly today?: Date;
  /** Where an entry does not occur the tenant may be the reason, so that it is noted and fails nothing. */
  readonly isTakenAsIs?: boolean;
  /** Whether entries that are carried from other versions fail the run. */
  readonly strict?: boolean;
}

/** By what the checks of a run are judged. */
export interface Basis extends Rules {
  readonly catalogue: CatalogueFile | undefined;
  readonly register: readonly Deviation[];
  readonly target: Pick<RunEnvironment['target'], 'logtoVersion' | 'isStandIn' | 'sdk'>;
  /** Whether everything was meant to run. */
  readonly whole: boolean;
  /** Whether others run the rest. Whether a deviation no longer occurs can then be said of all of them only. */
  readonly isShard: boolean;
}

/** Where the catalogue and the tests that were there to run do not fit, as sentences. */
export const ledgerProblems = (catalogue: CatalogueFile, tests: readonly TaggedTest[]): string[] => {
  const { untaggedTests, unknownTags, contradictions } = coverage(catalogue, tests);
  return [
    ...untaggedTests.map((id) => `${id} is tagged with no requirement`),
    ...unknownTags.map(({ tag, tests: ids }) => `${ids.join(' and ')}: the catalogue has no ${tag.slice(1)}`),
    ...contradictions.map(({ problem }) => problem),
  ];
};

const sentence = (problems: readonly RegisterProblem[], what: string): string[] =>
  problems.length === 0
    ? []
    : [`${problems.length} known ${problems.length === 1 ? 'deviation' : 'deviations'} ${what}`];

const namesOf = (problems: readonly RegisterProblem[]): string =>
  problems.map(({ entry: { requirement, check = requirement } }) => check).join(', ');

/** What of the register fails nothing, as sentences: a line for each would be a hundred on another version. */
const notesOf = (problems: readonly RegisterProblem[], logtoVersion: string): string[] => {
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
const narrowness = (results: readonly CheckResult[]): string[] => {
  const idle = results.filter(({ outcome }) => outcome === 'not-applicable').length;
  return idle * 2 > results.length
    ? [`${idle} of ${results.length} checks do not apply to the tenant as it is: see why, or use --tenant managed`]
    : [];
};

/** Sets the results of a run against the register, by the rules that it is judged by. */
export const judgeByRegister = (
  results: readonly CheckResult[],
  { register, target, whole, isShard, isTakenAsIs = false, strict = false, today = new Date() }: Basis,
) => {
  const judged = judgeDeviations({
    ...{ results, register, whole, today: today.toISOString().slice(0, 10) },
    ...{ logtoVersion: target.logtoVersion, isStandIn: target.isStandIn, sdk: target.sdk },
  });
  const mayBeAbsent = isShard || isTakenAsIs;
  const isAbsence = (problem: RegisterProblem): boolean => isBetter(problem) || problem.kind === 'no-check';
  const isCarried = ({ kind }: RegisterProblem): boolean => kind === 'carried' || kind === 'carried-absent';
  const said = judged.problems.filter((problem) => !(mayBeAbsent && isAbsence(problem)));
  const problems = said.filter((problem) => strict || !isCarried(problem));
  return {
    /** One for each result, in their order. */
    results: judged.results.map(
      (result): JudgedResult =>
        mayBeAbsent && result.verdict === 'unexpected-pass'
          ? { ...result, verdict: result.outcome, entries: [] }
          : result,
    ),
    /** What fails the run. */
    problems,
    /** What is worth knowing of the register and fails nothing, as sentences. */
    notes: [
      ...(isTakenAsIs ? narrowness(results) : []),
      ...notesOf(
        said.filter((problem) => !problems.includes(problem)),
        target.logtoVersion,
      ),
      ...(isTakenAsIs && !isShard
        ? judged.problems.filter(isAbsence).map(({ message }) => `the tenant may be why ${message}`)
        : []),
    ],
  };
};
