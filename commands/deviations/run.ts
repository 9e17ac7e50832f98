import { parse } from 'semver';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { requireEnded, requireVerdict } from '../suites/read-verdict.ts';

const remedy = 'Give the folder of a run that came to its end on a Logto whose version is known';

/**
 * The verdict of a run that can say something of the register, with its version in plain form.
 *
 * @param path a verdict file, or the folder of a run with one
 * @throws HarnessError where it cannot: it is of the stand-in, was cut short, or is a part of a run
 */
export const requireMeasuringRun = async (
  path: string,
): Promise<{ readonly verdict: Verdict; readonly version: string }> => {
  const verdict = await requireVerdict(path);
  const { target, run } = verdict;
  if (target.isStandIn) {
    throw new HarnessError(`the run ${run.id} used the stand-in, which says nothing about Logto`, remedy);
  }
  requireEnded(verdict, `the run ${run.id}`, remedy);
  const version = parse(target.logtoVersion)?.version;
  if (version === undefined) {
    throw new HarnessError(`the run ${run.id} is of Logto ${target.logtoVersion}, which is not a version`, remedy);
  }
  return { verdict, version };
};
