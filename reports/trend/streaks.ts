/** Neighbours that are alike, in lists of their own. */
export const streaksOf = <Item>(items: readonly Item[], key: (item: Item) => unknown): Array<[Item, ...Item[]]> => {
  const streaks: Array<[Item, ...Item[]]> = [];
  for (const item of items) {
    const current = streaks.at(-1);
    if (current && key(current[0]) === key(item)) {
      current.push(item);
    } else {
      streaks.push([item]);
    }
  }
  return streaks;
};
