import fc from 'fast-check';
import type { Play, Taken } from '../play/play.ts';
import { browserCount, clientCount, peopleCount } from '../steps/step.ts';
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
    const step = resolve(play.world, this.wish);
    return !isOver && step !== undefined && play.isPossible(step);
  }

  async run(run: Run): Promise<void> {
    for (let time = 0; time < this.wish.times && this.check(run); time += 1) {
      const step = resolve(run.play.world, this.wish);
      const taken = step === undefined ? null : await run.play.take(step);
      if (taken) {
        run.onTaken(taken);
      }
    }
  }

  toString(): string {
    return JSON.stringify(this.wish);
  }
}

/** Only what a limit counts is done many times in a row. */
const limited: ReadonlySet<Wish['kind']> = new Set(['sendCode', 'verifyCode', 'verifyPassword']);

const index = (count: number): fc.Arbitrary<number> =>
  // The first of everything is the usual one, so that what is done meets what was done before.
  fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat({ max: count - 1 }) });

/** Sequences shrink by leaving wishes out; a wish by itself does not, as that would take as many runs again. */
const wishOf = (kind: Wish['kind']): fc.Arbitrary<WishCommand> =>
  fc
    .noShrink(
      fc.record({
        kind: fc.constant(kind),
        person: index(peopleCount),
        browser: index(browserCount),
        client: index(clientCount),
        back: index(7),
        choice: fc.nat({ max: 99 }),
        times: limited.has(kind)
          ? fc.oneof(
              { weight: 2, arbitrary: fc.constant(1) },
              { weight: 1, arbitrary: fc.integer({ min: 2, max: 12 }) },
            )
          : fc.constant(1),
      }),
    )
    .map((wish) => new WishCommand(wish));

/** How many steps of flows come to one step of any other kind. */
const flowShare = 1.5;

/**
 * Sequences of steps of these kinds, between the steps of flows.
 *
 * @param kinds a swarm: what is left out lets the rest come further
 */
export const sequencesOf = (kinds: readonly Wish['kind'][], maxCommands: number) =>
  fc.commands(
    [...Array.from({ length: Math.ceil(kinds.length * flowShare) }, () => wishOf('advance')), ...kinds.map(wishOf)],
    { maxCommands, size: 'max' },
  );
