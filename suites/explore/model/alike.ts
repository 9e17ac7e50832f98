import type { Alike, Step } from '../steps/step.ts';
import type { Counter } from './counter.ts';
import { doubts } from './doubts.ts';
import type { Person } from './people.ts';
import { interactionOf, type World } from './world.ts';

const isCertain = ({ surely, perhaps, lockedUntil }: Counter): boolean =>
  surely.length === perhaps.length && lockedUntil.surely === lockedUntil.perhaps;

/** What a server counts of somebody; undefined where it cannot be known. */
const countsOf = ({ failures, sends, spelledSends }: Person): string | undefined =>
  [failures, sends].every(isCertain) ? JSON.stringify([failures, sends, spelledSends]) : undefined;

/** Whether a number with an account and one without have nothing else that sets them apart. */
export const isEqualBut = ({ people }: World, known: number, unknown: number): boolean => {
  const [one, other] = [people[known], people[unknown]];
  return (
    one !== undefined &&
    other !== undefined &&
    one.account?.suspended === false &&
    other.account === null &&
    one.provider === 'accepted' &&
    other.provider === 'accepted' &&
    countsOf(one) !== undefined &&
    countsOf(one) === countsOf(other)
  );
};

const personOf = (steps: readonly Step[]): number =>
  steps.flatMap((step) => ('to' in step ? [step.to.person] : []))[0] ?? -1;

/** Whether both sides of a comparison begin in the same situation, with an interaction that is surely there. */
export const isComparable = (world: World, { known, unknown }: Alike): boolean => {
  const [first] = known;
  const interaction = first && 'tab' in first ? interactionOf(world, first.tab) : undefined;
  const isOpen = interaction !== undefined && doubts(world, interaction).every((doubt) => !doubt);
  // Languages may hinder the one message that only somebody with an account gets.
  const isUsual = first && 'tab' in first && world.languages[first.tab.browser] === false;
  return !world.isLost && isOpen && isUsual === true && isEqualBut(world, personOf(known), personOf(unknown));
};
