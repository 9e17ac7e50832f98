import type { World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import { nextOfFlow } from './advance.ts';
import { boundaryPassword } from './boundary-passwords.ts';
import { again, inPart, oneOf } from './choose.ts';
import { crossedCode, crossedGrant, crossedProof, crossedTokens } from './crossed.ts';
import { codeOfAnother, numberOfAnother } from './crossed-account.ts';
import { guessedCode, proofBefore, replacedCode, usedCode } from './ended-codes.ts';
import { endedSession, leaver, revokedTokens, tokensOfReplayed, usedGrant } from './ended-tokens.ts';
import { failedSend } from './failed-send.ts';
import type { ForbiddenUse } from './forbidden-use.ts';
import { lockedPerson, passedLock } from './locked.ts';
import { guessedNearer } from './nearness.ts';
import { keptCode, sendAfterRefusals } from './refused-sends.ts';
import { collectedPassword, repeatedIdentification } from './registering.ts';
import { rotatedTokens } from './rotated-tokens.ts';
import { agedSession, finishedSignIn, hintOfAnother, otherSignOut, otherUse, unprovenClient } from './signed-in.ts';
import { almostCode, almostPassword, cappedSend, skippedIdentification, skippedProof } from './skipped.ts';
import { spelledRegistration } from './spelled-registration.ts';
import type { Wish } from './wish.ts';

const forbiddenUses: readonly [ForbiddenUse, ...ForbiddenUse[]] = [
  replacedCode,
  usedCode,
  guessedCode,
  proofBefore,
  lockedPerson,
  passedLock,
  usedGrant,
  revokedTokens,
  tokensOfReplayed,
  endedSession,
  finishedSignIn,
  hintOfAnother,
  agedSession,
  otherSignOut,
  otherUse,
  unprovenClient,
  rotatedTokens,
  codeOfAnother,
  numberOfAnother,
  repeatedIdentification,
  collectedPassword,
  spelledRegistration,
  leaver,
  failedSend,
  skippedProof,
  skippedIdentification,
  almostCode,
  almostPassword,
  cappedSend,
  keptCode,
  sendAfterRefusals,
  guessedNearer,
  boundaryPassword,
  crossedCode,
  crossedProof,
  crossedGrant,
  crossedTokens,
];

/** Steps that may lead to a use that is forbidden, and the use. */
export const longestWayToAttempt = 30;

/** A browser in which nobody is signed in, where there is one. */
const signedOut = ({ sessions }: World, browser: number): number => {
  const isOut = (other: number): boolean => sessions[other]?.ended !== null;
  return [browser, ...sessions.keys()].find(isOut) ?? browser;
};

/** Somebody of whom it is certain what a limit counts, where there is one: it may have led to a lock. */
const certainOf = ({ people }: World, person: number, counts: 'failures' | 'sends'): number => {
  const isCertain = (other: number): boolean => {
    const { surely = [], perhaps = [], lockedUntil } = people[other]?.[counts] ?? {};
    const isLocked = lockedUntil !== undefined && Number.isFinite(lockedUntil.surely);
    return (surely.length === perhaps.length || isLocked) && lockedUntil?.surely === lockedUntil?.perhaps;
  };
  return people.map((_, index) => (person + index) % people.length).find(isCertain) ?? person;
};

/** What a wish attempts, and by whom. */
const planOf = (world: World, wish: Wish): { readonly forbidden: ForbiddenUse; readonly by: Wish } => {
  const forbidden = oneOf(forbiddenUses, again(wish.choice, 8));
  const person = forbidden.counts ? certainOf(world, wish.person, forbidden.counts) : wish.person;
  const browser = forbidden.isOfInteraction ? signedOut(world, wish.browser) : wish.browser;
  return { forbidden, by: { ...wish, person, browser } };
};

/**
 * Leads to a use that is forbidden: the step of a flow that leads there, the step that ends what is to be used, or its use,
 * for which a part of the sequences waits a little.
 */
export const towardAttempt = (world: World, wish: Wish, turn: number): Step => {
  const { forbidden, by } = planOf(world, wish);
  const use = forbidden.use(world, by);
  if (use !== undefined) {
    return world.canPass && turn % 3 < 2 && inPart(again(wish.choice, 6), 60)
      ? { do: 'pass', seconds: forbidden.pause?.(world) ?? 5 }
      : use;
  }
  // As most people go on.
  return (
    forbidden.end(world, by, turn) ??
    nextOfFlow(world, { ...by, choice: Math.floor(again(wish.choice, 100 + turn) / 2) })
  );
};

/** Whether a step is the use itself, after which there is nothing more to attempt. */
export const endsRow = (world: World, wish: Wish, step: { readonly do: string }): boolean => {
  if (wish.kind === 'alike') {
    return step.do === 'alike';
  }
  const { forbidden, by } = planOf(world, wish);
  return wish.kind === 'attempt' && step.do !== 'pass' && step.do !== 'start' && forbidden.use(world, by) !== undefined;
};
