import { exitCodeOf, exitCodes } from '../../contracts/record/verdict.ts';
import type { Run } from '../suites/read-verdict.ts';

/** What a step of a pipeline came to. */
export interface Outcome {
  readonly exitCode: number;
  /** The run that tells it: of several the worst; absent where none left a verdict. */
  readonly run?: Run | undefined;
  /** Why the exit code is another than that of the command. */
  readonly problem?: string;
}

/** Whether a check came to something on a Logto. */
const testsLogto = ({ verdict: { target, totals } }: Run): boolean =>
  !target.isStandIn && (totals.checks ?? 0) > (totals.undecided ?? 0) + (totals['not-applicable'] ?? 0);

const worstOf = (runs: readonly Run[]): Run | undefined =>
  [exitCodes.fail, exitCodes.undecided]
    .map((worst) => runs.find(({ verdict }) => exitCodeOf(verdict) === worst))
    .find(Boolean) ?? runs.at(-1);

/** Takes a command at its word, unless it ended well and no Logto was tested: a gate does not open for that. */
export const outcomeOf = (exitCode: number | undefined, runs: readonly Run[]): Outcome => {
  const run = worstOf(runs);
  if (exitCode === exitCodes.pass && !(runs.length > 0 && runs.every(testsLogto))) {
    return { exitCode: exitCodes.undecided, run, problem: 'the command ended well, and no check of it tested a Logto' };
  }
  return { exitCode: exitCode ?? exitCodes.undecided, run };
};
