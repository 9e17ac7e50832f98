const node =
  /^ *(?:-> +)?(?:Parallel )?(?:Seq Scan on (\S+)|Index (?:Only )?Scan(?: Backward)? using (\S+) on (\S+)|Bitmap Heap Scan on (\S+))/;

const detail = (lines: readonly string[], name: string): string | null =>
  lines
    .find((line) => line.trimStart().startsWith(`${name}: `))
    ?.trimStart()
    .slice(name.length + 2) ?? null;

/** The scans of a plan in text form, in its order: the steps that read a table, and what they did with the rows. */
export const scansOf = (plan: string) => {
  const lines = plan.split('\n');
  return lines.flatMap((line, at) => {
    const [, whole, index, indexed, heap] = node.exec(line) ?? [];
    const table = whole ?? indexed ?? heap;
    if (table === undefined) {
      return [];
    }
    const after = lines.slice(at + 1);
    const next = after.findIndex((each) => /\(cost=/.test(each));
    const own = after.slice(0, next < 0 ? after.length : next);
    return [
      {
        table,
        // Null where the whole table was read. The scan of the index, which finds the pages, is a step of its own beneath that of the table.
        index: index ?? (heap && /Bitmap Index Scan on (\S+)/.exec(after.join('\n'))?.[1]) ?? null,
        /** What PostgreSQL found by the index; null without one. */
        condition: detail(own, 'Index Cond') ?? detail(own, 'Recheck Cond'),
        /** What it looked at row by row. */
        filter: detail(own, 'Filter'),
        /** Rows that were read and not wanted, each time that it ran. */
        removed: Number(detail(own, 'Rows Removed by Filter') ?? 0),
      },
    ];
  });
};

const rows = (count: number): string => `${count.toLocaleString('en-US')} rows`;

/** What makes a plan slow, one sentence for each scan that read rows in vain; empty where none did. */
export const reasonsIn = (plan: string): string[] =>
  scansOf(plan)
    .filter(({ removed }) => removed >= 100)
    .map(({ table, index, condition, filter, removed }) =>
      index === null
        ? `A sequential scan of ${table}: it read ${rows(removed)} in vain, as no index served ${filter}`
        : `The index ${index} on ${table} served ${condition} only: it read ${rows(removed)} in vain, as ${filter} was looked at row by row`,
    );
