/** Adds up counts by kind, in the order of the kinds. */
export const addCounts = (...all: ReadonlyArray<Readonly<Record<string, number>>>): Record<string, number> => {
  const byKind = Map.groupBy(all.flatMap(Object.entries<number>), ([kind]) => kind);
  return Object.fromEntries(
    [...byKind]
      .map(([kind, counts]): [string, number] => [kind, counts.reduce((sum, [, count]) => sum + count, 0)])
      .sort(([one], [other]) => one.localeCompare(other)),
  );
};
