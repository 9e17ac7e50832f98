/**
 * A largest matching between two sides (Kuhn). Those on the left get their partners in their order: once matched, one
 * stays so, so that the first are served first.
 *
 * @param edges for each on the left, the indexes on the right that it may have
 * @returns for each on the left its partner, or undefined
 */
export const matchAll = (edges: readonly (readonly number[])[]): ReadonlyArray<number | undefined> => {
  const holder = new Map<number, number>();
  const tryFor = (left: number, seen: Set<number>): boolean => {
    for (const right of edges[left] ?? []) {
      if (seen.has(right)) {
        continue;
      }
      seen.add(right);
      const other = holder.get(right);
      if (other === undefined || tryFor(other, seen)) {
        holder.set(right, left);
        return true;
      }
    }
    return false;
  };
  const partners: Array<number | undefined> = edges.map(() => undefined);
  for (const left of edges.keys()) {
    tryFor(left, new Set());
  }
  for (const [right, left] of holder) {
    partners[left] = right;
  }
  return partners;
};
