import { type Disturbance, describedAs, disturbanceOf, disturbanceTypes } from '../../contracts/record/annotations.ts';
import type { Outcome } from '../../contracts/record/ledger.ts';
import type { CheckVerdict } from '../../contracts/record/verdicts.ts';
import { worstOf } from '../words/verdicts.ts';
import { withCauses } from './causes.ts';

/** Reason of a check that a run did not come to. */
export const neverRun = 'it was planned but has no result';

/** What one attempt, or all attempts at a check, came to. */
export interface Decision {
  readonly verdict: CheckVerdict;
  readonly reason?: string;
}

/** `HarnessError` of the fixtures: the harness or what it stands on failed, which says nothing about the target. */
const harnessFailure = /^HarnessError: /;

const failed = ({ status }: Pick<Outcome, 'status'>): boolean => status === 'failed' || status === 'timedOut';

/** What disturbed these attempts, the last of them first. */
export const disturbanceIn = (attempts: readonly Outcome[]): Disturbance | undefined =>
  attempts
    .toReversed()
    .flatMap(({ annotations }) => disturbanceTypes.filter((type) => annotations.some((each) => each.type === type)))[0];

/** Why a failed attempt decides nothing: it was disturbed, or the harness or what it stands on failed. */
export const failureOfMeans = (outcome: Pick<Outcome, 'status' | 'annotations' | 'errors'>): string | undefined => {
  const [message = ''] = outcome.errors;
  if (!failed(outcome)) {
    return undefined;
  }
  return harnessFailure.test(message) ? message.replace(harnessFailure, '') : disturbanceOf(outcome.annotations);
};

/** What a check failed with, attempts whose means failed apart; undefined where that was not kept. */
export const errorsOf = (attempts: readonly Outcome[]): string[] | undefined =>
  attempts.some(({ withheld }) => withheld)
    ? undefined
    : attempts.flatMap((attempt) => (failed(attempt) && failureOfMeans(attempt) === undefined ? attempt.errors : []));

const skipped = (outcome: Outcome): Decision => {
  const reason = describedAs(outcome.annotations, 'skip');
  return reason
    ? { verdict: 'not-applicable', reason }
    : { verdict: 'undecided', reason: describedAs(outcome.annotations, 'fixme') ?? 'it was skipped without a reason' };
};

const expectedToFail = (outcome: Outcome): Decision => {
  const reason = describedAs(outcome.annotations, 'fail') ?? 'it is expected to fail';
  return outcome.status === 'passed'
    ? { verdict: 'unexpected-pass', reason: `it passed unexpectedly: ${reason}` }
    : { verdict: 'deviation', reason };
};

const decideAttempt = (outcome: Outcome): Decision => {
  const [message = `the test ${outcome.status}`] = outcome.errors;
  if (outcome.status === 'skipped') {
    return skipped(outcome);
  }
  const undecided = outcome.status === 'interrupted' ? 'it was interrupted' : failureOfMeans(outcome);
  if (undecided !== undefined) {
    return { verdict: 'undecided', reason: undecided };
  }
  if (outcome.status === outcome.expectedStatus) {
    return outcome.status === 'passed' ? { verdict: 'pass' } : expectedToFail(outcome);
  }
  return outcome.status === 'passed'
    ? expectedToFail(outcome)
    : { verdict: 'fail', reason: withCauses(outcome, message) };
};

/** The verdict of a check from its attempts, oldest first. */
export const decide = (attempts: readonly Outcome[]): Decision => {
  const decisions = attempts.map(decideAttempt);
  const verdicts = decisions.map(({ verdict }) => verdict);
  // Trying again gathers evidence and makes nothing green; what decided nothing gives way to what did.
  const worst = worstOf(decisions.filter(({ verdict }) => verdict !== 'undecided')) ?? decisions[0];
  if (!worst) {
    return { verdict: 'undecided', reason: neverRun };
  }
  if (worst.verdict === 'undecided' && attempts.length > 1) {
    const [first = '', ...others] = (worst.reason ?? '').split('\n');
    return { ...worst, reason: [`${first} (tried ${attempts.length} times)`, ...others].join('\n') };
  }
  return worst.verdict === 'fail' && verdicts.at(-1) === 'pass'
    ? { verdict: 'fail', reason: `${worst.reason}\n\nIt passed on retry, which does not count.` }
    : worst;
};
