import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { exitCodeOf, exitCodes, type Verdict } from '../../contracts/record/verdict.ts';
import { isRunId } from '../../reports/record/folders.ts';
import { readVerdict } from '../../reports/verdict/verdict-file.ts';

interface Run {
  readonly folder: string;
  readonly verdict: Verdict;
}

/** What a step of a pipeline came to. */
export interface Outcome {
  readonly exitCode: number;
  /** The run that tells it: of several the worst; absent where none left a verdict. */
  readonly run?: Run | undefined;
  /** Why the exit code is another than that of the command. */
  readonly problem?: string;
}

/** The runs in a folder that left a verdict, oldest first. */
export const runsIn = async (out: string): Promise<Run[]> => {
  const names = (await readdir(out).catch(() => [])).filter(isRunId).sort();
  const runs = await Promise.all(
    names.map(async (name) => {
      const folder = join(out, name);
      const verdict = await readVerdict(join(folder, fileNames.verdict));
      return verdict && { folder, verdict };
    }),
  );
  return runs.filter((run) => run !== undefined);
};

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
