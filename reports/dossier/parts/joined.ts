interface Stretch {
  readonly offset: number;
  readonly length: number;
}

/** Stretches of a file in their order; those that overlap, as encodings of one value do, become one. */
export const joined = <Kind extends Stretch>(stretches: readonly Kind[]): Kind[] => {
  const all: Kind[] = [];
  for (const next of stretches.toSorted((one, other) => one.offset - other.offset)) {
    const last = all.at(-1);
    if (last && next.offset < last.offset + last.length) {
      all[all.length - 1] = { ...last, length: Math.max(last.length, next.offset + next.length - last.offset) };
    } else {
      all.push(next);
    }
  }
  return all;
};
