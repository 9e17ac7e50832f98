/** What `auto_explain` writes into PostgreSQL's log, where each line begins with `logPrefix`. */

/** `log_line_prefix`: the id of the statement that is under way, as `pg_stat_statements` has it, and whose it is. */
export const logPrefix = 'statement %Q of %u ';

const headline = /^statement (-?\d+) of (\S*) LOG: {2}duration: ([\d.]+) ms {2}plan:$/;
const parameter = /\$\d+ = (?:NULL|'((?:[^']|'')*)')/g;

/** Values of `$1` and on, as text; null for NULL. */
const parametersIn = (lines: readonly string[]): (string | null)[] => {
  const line = lines.find((each) => each.startsWith('Query Parameters: ')) ?? '';
  return [...line.matchAll(parameter)].map(([, value]) => value?.replaceAll("''", "'") ?? null);
};

const queryLine = 'Query Text: ';

/** The statement's text, which may span lines, comes first, then its parameters; the plan's first node has its costs. */
const partsOf = (lines: readonly string[]) => {
  const plan = lines.findIndex((line) => /\(cost=/.test(line));
  const before = lines.slice(0, Math.max(0, plan));
  const end = before.findIndex((line) => line.startsWith('Query Parameters: '));
  const query = (end < 0 ? before : before.slice(0, end)).join('\n');
  return {
    /** The statement with its constants, where `pg_stat_statements` has parameters for these too. */
    query: query.startsWith(queryLine) ? query.slice(queryLine.length) : query,
    /** `EXPLAIN (ANALYZE, BUFFERS)` as text. */
    text: lines.slice(before.length).join('\n'),
  };
};

/** Takes a log apart into statements as they ran; what is no plan is left out. */
export const readPlanLog = (log: string) => {
  const lines = log.split('\n');
  return lines.flatMap((line, at) => {
    const [, id, role, ms] = headline.exec(line) ?? [];
    if (id === undefined || role === undefined || ms === undefined) {
      return [];
    }
    // PostgreSQL begins each further line of a message with a tab.
    const after = lines.slice(at + 1);
    const end = after.findIndex((each) => !each.startsWith('\t'));
    const own = after.slice(0, end < 0 ? after.length : end).map((each) => each.slice(1));
    return [{ id, role, ms: Number(ms), ...partsOf(own), parameters: parametersIn(own) }];
  });
};

export type LoggedPlan = ReturnType<typeof readPlanLog>[number];
