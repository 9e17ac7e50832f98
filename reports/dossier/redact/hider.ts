import { isTakenOut, placeholder } from '../parts/placeholder.ts';

/** Counts what is taken out, and gives each value a number: two that were the same are seen to be so. */
export const createHider = () => {
  const counts = new Map<string, number>();
  const numbers = new Map<string, Map<string, number>>();
  let seen = new Set<string>();
  const count = (kind: string): void => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    seen.add(kind);
  };
  return {
    counts: (): ReadonlyMap<string, number> => counts,
    /** What is put in the place of a value that was found by how it looks. */
    hide(kind: string, value: string): string {
      if (isTakenOut(value)) {
        return value;
      }
      const known = numbers.get(kind) ?? new Map<string, number>();
      numbers.set(kind, known.set(value, known.get(value) ?? known.size + 1));
      count(kind);
      return placeholder(kind, known.get(value));
    },
    /** What is put in the place of a secret that the run knew. */
    hideKnown(kind: string): string {
      count(kind);
      return placeholder(kind);
    },
    /** Remembers what was taken out before the run was judged: it is counted there. */
    see(kinds: readonly string[]): void {
      for (const kind of kinds) {
        seen.add(kind);
      }
    },
    /** The kinds of what was taken out since this was asked last. */
    takeSeen(): ReadonlySet<string> {
      const kinds = seen;
      seen = new Set();
      return kinds;
    },
  };
};

export type Hider = ReturnType<typeof createHider>;
