import { codesAreAcceptedOnce, codesAreInTime, codesAreOwn } from './invariants/accepted-codes.ts';
import { failuresAreCapped, sendsAreCapped, triesAreCapped } from './invariants/caps.ts';
import { messages } from './invariants/messages.ts';
import { refusalsAreFounded } from './invariants/refusals.ts';
import { callbacksAreGuarded, sessionsAreOwn, signOutsHold } from './invariants/sessions.ts';
import { codesComeFirst, subjectsAreOwn } from './invariants/subjects.ts';
import { codesAreUniform } from './invariants/uniformity.ts';
import { openHistory } from './model/history.ts';
import { type Finding, type Invariant, isEvident } from './model/invariant.ts';
import { defaultPolicy, type Policy } from './model/policy.ts';
import type { Recorded } from './model/recorded.ts';

const invariants: readonly Invariant[] = [
  messages,
  codesAreAcceptedOnce,
  codesAreInTime,
  codesAreOwn,
  codesComeFirst,
  triesAreCapped,
  failuresAreCapped,
  sendsAreCapped,
  subjectsAreOwn,
  sessionsAreOwn,
  callbacksAreGuarded,
  signOutsHold,
  refusalsAreFounded,
  codesAreUniform,
];

export interface Judgement extends Finding {
  readonly invariant: Invariant;
}

/** What is left of judgements where events may be missing: an answer without its request is no violation then. */
export const evidentOnly = (judgements: readonly Judgement[]): Judgement[] =>
  judgements.map((judgement) => ({ ...judgement, violations: judgement.violations.filter(isEvident) }));

/**
 * Judges a whole history. Pure.
 *
 * @param events of all generators and of the harness, in any order
 * @returns what each invariant came to, in their order
 */
export const judgeHistory = (events: readonly Recorded[], policy: Policy = defaultPolicy): Judgement[] => {
  const history = openHistory(events, policy.clockTolerance);
  return invariants.map((invariant) => ({ invariant, ...invariant.judge(history, policy) }));
};
