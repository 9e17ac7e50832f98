/** What `auto_explain` writes into PostgreSQL's log, where each line begins with `logPrefix`. */

/** `log_line_prefix`: the id of the statement that is under way, as `pg_stat_statements` has it, and whose it is. */
export const logPrefix = 'statement %Q of %u ';

/** A statement as it ran, with its plan. */
export interface LoggedPlan {
  readonly id: string;
  /** PostgreSQL's role. */
  readonly role: string;
  readonly ms: number;
  /** The statement with its constants, where `pg_stat_statements` has parameters for these too. */
  readonly query: string;
  /** `EXPLAIN (ANALYZE, BUFFERS)` as text. */
  readonly text: string;
  /** Values of `$1` and on, as text; null for NULL. */
  readonly parameters: ReadonlyArray<string | null>;
}

const headline = /^statement (-?\d+) of (\S*) LOG: {2}duration: ([\d.]+) ms {2}plan:$/;
const parameter = /\$\d+ = (?:NULL|'((?:[^']|'')*)')/g;

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
    query: query.startsWith(queryLine) ? query.slice(queryLine.length) : query,
    text: lines.slice(before.length).join('\n'),
  };
};

/** Takes a log apart; what is no plan is left out. */
export const readPlanLog = (log: string): LoggedPlan[] => {
  const lines = log.split('\n');
  return lines.flatMap((line, at): LoggedPlan[] => {
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
