import fc from 'fast-check';
import type { Play, Taken } from '../play/play.ts';
import { browserCount, clientCount, peopleCount } from '../steps/nouns.ts';
import type { StepOrGroup } from '../steps/step.ts';
import { wayToAlike } from './alike.ts';
import { endsRow, longestWayToAttempt } from './attempt.ts';
import { choices } from './choose.ts';
import { resolve } from './resolve.ts';
import type { Wish } from './wish.ts';

/** What a command needs of the run that it is part of. */
export interface Run {
  readonly play: Play;
  /** Whether the sequence has come to an end: nothing more of it is taken. */
  isOver: boolean;
  /** Is told of each step that was taken. @throws what ends the sequence as a failure */
  readonly onTaken: (taken: Taken) => void;
}

/** One wish of a sequence, as a command of fast-check: it is left out where it means nothing. */
class WishCommand implements fc.AsyncCommand<Run, Run> {
  readonly wish: Wish;

  constructor(wish: Wish) {
    this.wish = wish;
  }

  check({ play, isOver }: Readonly<Run>): boolean {
    return this.#next(play, isOver) !== undefined;
  }

  #next(play: Play, isOver: boolean, turn = 0): StepOrGroup | undefined {
    const step = isOver ? undefined : resolve(play.world, this.wish, turn);
    return step !== undefined && play.isPossible(step) ? step : undefined;
  }

  async run(run: Run): Promise<void> {
    for (let turn = 0; turn < this.wish.times; turn += 1) {
      const step = this.#next(run.play, run.isOver, turn);
      const isLast = step !== undefined && endsRow(run.play.world, this.wish, step);
      const taken = step === undefined ? null : await run.play.take(step);
      if (taken === null) {
        return;
      }
      run.onTaken(taken);
      if (isLast) {
        return;
      }
    }
  }

  toString(): string {
    return JSON.stringify(this.wish);
  }
}

/** How often a kind is wished for in a row: what a limit counts up to beyond the limit, a flow up to its end. */
const longestRow: { readonly [Kind in Wish['kind']]?: number } = {
  sendCode: 12,
  verifyCode: 12,
  verifyPassword: 12,
  provePassword: 12,
  verifyProof: 12,
  sendProof: 12,
  ownAccount: 8,
  advance: 8,
};

/** Of what is more than one step, how many: a wish that has come to its end leaves out the rest. */
const rowOf: { readonly [Kind in Wish['kind']]?: number } = {
  /** Steps of a flow that may lead to a group, and the group. */
  together: 18,
  alike: wayToAlike,
  attempt: longestWayToAttempt,
  /** Time that passes, and the use of what may have ended. */
  outlast: 2,
  /** A change of the tenant, and two uses of what it changed. */
  setPolicy: 3,
  /** A lock that is lifted, and what leads to a right proof. */
  liftLock: 4,
  /** Odd requests, each of which is another one. */
  authorizeOddly: 8,
  sendMalformed: 6,
};

const index = (count: number): fc.Arbitrary<number> =>
  // The first of everything is the usual one, so that what is done meets what was done before.
  fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat({ max: count - 1 }) });

const timesOf = (kind: Wish['kind']): fc.Arbitrary<number> => {
  const longest = longestRow[kind];
  const once = fc.constant(1);
  const length = rowOf[kind];
  if (length !== undefined) {
    return fc.constant(length);
  }
  return longest === undefined
    ? once
    : fc.oneof(
        { withCrossShrink: true },
        { weight: 2, arbitrary: once },
        { weight: 1, arbitrary: fc.integer({ min: 2, max: longest }) },
      );
};

/** What a wish is about does not shrink, as that would take as many runs again; how often it is taken does. */
const wishOf = (kind: Wish['kind']): fc.Arbitrary<WishCommand> =>
  fc
    .tuple(
      fc.noShrink(
        fc.record({
          kind: fc.constant(kind),
          person: index(peopleCount),
          browser: index(browserCount),
          client: index(clientCount),
          back: index(7),
          // Else the least and the greatest come far more often.
          choice: fc.noBias(fc.nat({ max: choices - 1 })),
        }),
      ),
      timesOf(kind),
    )
    .map(([wish, times]) => new WishCommand({ ...wish, times }));

/** How many steps of flows come to one step of any other kind, and how many that are taken in another way than they are for. */
const flowShare = 1.5;
const twistShare = 0.5;

/** There is so much that can be odd about a request, or attempted, that several of these come to one of another kind. */
const shares: { readonly [Kind in Wish['kind']]?: number } = { authorizeOddly: 4, sendMalformed: 3, attempt: 4 };

const weighted = (kinds: readonly Wish['kind'][]): Wish['kind'][] =>
  kinds.flatMap((kind) => Array.from({ length: shares[kind] ?? 1 }, () => kind));

/**
 * Sequences of steps of these kinds, between the steps of flows.
 *
 * @param kinds a swarm: what is left out lets the rest come further; what is named several times is taken more often
 */
export const sequencesOf = (kinds: readonly Wish['kind'][], maxCommands: number) =>
  fc.commands(
    [
      ...Array.from({ length: Math.ceil(kinds.length * flowShare) }, () => wishOf('advance')),
      ...Array.from({ length: Math.ceil(kinds.length * twistShare) }, () => wishOf('twist')),
      ...weighted(kinds).map(wishOf),
    ],
    { maxCommands, size: 'max' },
  );
