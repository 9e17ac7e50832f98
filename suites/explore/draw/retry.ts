import type { World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import { nextOfFlow } from './advance.ts';
import { again, inPart, oneOf } from './choose.ts';
import { guessedCode, proofBefore, replacedCode, usedCode } from './ended-codes.ts';
import { endedSession, leaver, revokedTokens, tokensOfReplayed, usedGrant } from './ended-tokens.ts';
import type { Ending } from './ending.ts';
import { lockedPerson, passedLock } from './locked.ts';
import type { Wish } from './wish.ts';

const endings: readonly [Ending, ...Ending[]] = [
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
  leaver,
];

/** Steps of a flow that may lead to the end of something, and its use. */
export const longestWayToRetry = 30;

/** A browser in which nobody is signed in, where there is one. */
const signedOut = ({ sessions }: World, browser: number): number => {
  const isOut = (other: number): boolean => sessions[other]?.ended !== null;
  return [browser, ...sessions.keys()].find(isOut) ?? browser;
};

/** What a wish brings to its end, and by whom. */
const planOf = (world: World, wish: Wish): { readonly ending: Ending; readonly by: Wish } => {
  const ending = oneOf(endings, again(wish.choice, 8));
  return { ending, by: ending.isOfInteraction ? { ...wish, browser: signedOut(world, wish.browser) } : wish };
};

/**
 * Brings something to its end and uses it again: the step of a flow that leads there, the step that ends it, or its use, for
 * which a part of the sequences waits a little.
 */
export const towardRetry = (world: World, wish: Wish, turn: number): Step => {
  const { ending, by } = planOf(world, wish);
  const use = ending.use(world, by);
  if (use !== undefined) {
    return turn % 2 === 0 && inPart(again(wish.choice, 6), 50)
      ? { do: 'pass', seconds: ending.pause?.(world) ?? 5 }
      : use;
  }
  // As most people go on.
  return ending.end(world, by) ?? nextOfFlow(world, { ...by, choice: Math.floor(again(wish.choice, 100 + turn) / 2) });
};

/** Whether a step is the use of what has ended, after which there is nothing more to retry. */
export const endsRow = (world: World, wish: Wish, step: { readonly do: string }): boolean => {
  const { ending, by } = planOf(world, wish);
  return wish.kind === 'retry' && step.do !== 'pass' && ending.use(world, by) !== undefined;
};
