import type { Verdict } from '../../contracts/record/verdict.ts';
import { lackOf } from '../suites/read-verdict.ts';
import type { Inputs } from './inputs.ts';

/** Of the run that a baseline is for. */
export interface Wish extends Pick<Inputs, 'target'> {
  /** Those that are given beside the other inputs. */
  readonly flags: readonly string[];
}

/** A part of the checks says the same again only where it was asked for by the same flags. */
const isOfSameFlags = ({ run }: Verdict, { flags }: Wish): boolean =>
  run.command.startsWith(`npm start -- ${[...flags, '--target'].join(' ')} `);

/**
 * Why a run that left this verdict is no baseline; undefined where it is one. What a branch left is taken unseen, so one
 * that the gate would refuse, and with it every later run, is passed over.
 */
export const misfitOf = (verdict: Verdict, wish: Wish): string | undefined => {
  const { run, target } = verdict;
  if (target.kind !== wish.target) {
    return `it is of the target ${target.kind}`;
  }
  const lack = lackOf(verdict);
  if (lack !== undefined) {
    return `it ${lack}`;
  }
  return run.whole || isOfSameFlags(verdict, wish) ? undefined : 'it was about other checks';
};
