import fc from 'fast-check';
import type { Wish } from './wish.ts';

type Kind = Wish['kind'];

/** How much more often a kind is taken that still shows what is new. */
const shareOfPromising = 3;

/** What always shows something new, as so much can be odd about it. */
const endless: ReadonlySet<Kind> = new Set(['authorizeOddly', 'sendMalformed']);

/** A part of the kinds, as whose sequences are made: what is left out lets the rest come further. */
const partOf = (kinds: readonly Kind[], seed: number): Kind[] => {
  const minLength = Math.min(4, kinds.length);
  return fc.sample(fc.subarray([...kinds], { minLength }), { seed, numRuns: 1 }).flat();
};

/** How often a kind was taken, and how often it showed what was new to its lane. */
interface Record {
  taken: number;
  news: number;
}

/**
 * Draws the kinds of steps of each swarm of a lane, and leans toward those that showed something new for how often they
 * were taken. Nothing but the seed and the answers of its own lane goes into it.
 */
export const createSwarms = (kinds: readonly Kind[]) => {
  const records = new Map<Kind, Record>(kinds.map((kind) => [kind, { taken: 0, news: 0 }]));
  const reached = new Set<string>();
  const promise = (kind: Kind): number => {
    const { taken = 0, news = 0 } = records.get(kind) ?? {};
    return (news + 1) / (taken + 1);
  };
  return {
    /** Is told of a step that was taken. @param reaching what it reached, in words that are the same when it is reached again */
    learn(kind: Kind, reaching: string): void {
      const record = records.get(kind);
      if (record === undefined) {
        return;
      }
      record.taken += 1;
      record.news += reached.has(reaching) ? 0 : 1;
      reached.add(reaching);
    },
    /** The kinds of the next swarm, several times what is to be taken more often. */
    next(seed: number): Kind[] {
      const promising = kinds.filter((kind) => !endless.has(kind)).sort((one, other) => promise(other) - promise(one));
      const leaned = new Set(promising.slice(0, Math.ceil(kinds.length / 6)));
      const swarm = new Set([...partOf(kinds, seed), ...leaned]);
      return [...swarm].flatMap((kind) => {
        const share = leaned.has(kind) ? shareOfPromising : 1;
        return Array.from({ length: share }, () => kind);
      });
    },
  };
};

export type Swarms = ReturnType<typeof createSwarms>;
