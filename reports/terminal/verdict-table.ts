import { styleText } from 'node:util';
import type { Gate } from '../../contracts/record/gate.ts';
import { partOf } from '../../contracts/record/shards.ts';
import type { Check, Verdict } from '../../contracts/record/verdict.ts';
import { type CheckVerdict, checkVerdicts } from '../../contracts/record/verdicts.ts';
import { neverRun } from '../verdict/check-verdict.ts';
import { referencesOf } from '../words/check-id.ts';
import { gateHeadline, gateLines } from '../words/gate.ts';
import { reasonLine } from '../words/reason-line.ts';
import { colours, looks, markedName, runLooks, verdictName } from '../words/verdicts.ts';
import { breakLongWords, eachLine, plainTable } from './plain-table.ts';

type Style = Parameters<typeof styleText>[0];

interface TableOptions {
  /** Colours, as on a terminal without `NO_COLOR`. */
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Above this many checks, the passes of a flow share a row, and so do those that a run that was cut short did not come to. */
const longestFullTable = 50;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const rowOf = (check: Check, projects: number) => ({
  feature: check.feature,
  title: [
    projects > 1 ? `${check.title} (${check.project})` : check.title,
    ...(check.reason ? [`→ ${reasonLine(check.reason)}`] : []),
  ].join('\n'),
  references: referencesOf(check).join(' '),
  verdict: check.verdict,
  carried: check.carried,
  ms: check.durationMs,
});

type Row = ReturnType<typeof rowOf>;

const sumOf = (checks: readonly Check[], feature: string, verdict: CheckVerdict): Row[] =>
  checks.length === 0
    ? []
    : [
        {
          feature,
          title: `${checks.length} ${checks.length === 1 ? 'check' : 'checks'}`,
          ...{ references: '', verdict, carried: false },
          ms: checks.reduce((sum, { durationMs }) => sum + durationMs, 0),
        },
      ];

const isPass = ({ verdict }: Check): boolean => verdict === 'pass';
const isMissing = ({ verdict, reason }: Check): boolean => verdict === 'undecided' && reason === neverRun;

const rowsOf = (checks: readonly Check[]): Row[] => {
  const projects = new Set(checks.map(({ project }) => project)).size;
  return [...Map.groupBy(checks, ({ feature }) => feature)].flatMap(([feature, group]) =>
    checks.length <= longestFullTable
      ? group.map((check) => rowOf(check, projects))
      : [
          ...sumOf(group.filter(isPass), feature, 'pass'),
          ...group.filter((check) => !isPass(check) && !isMissing(check)).map((check) => rowOf(check, projects)),
          ...sumOf(group.filter(isMissing), feature, 'undecided'),
        ],
  );
};

/** Widths of the columns other than the title and the ids, with their padding. */
const columns = { feature: 18, verdict: 19, time: 9 };

const leastTitle = 30;

/** Wide enough for each id, where that leaves room for the title. */
const referencesWidth = (rows: readonly Row[], room: number): number => {
  const wanted = rows.flatMap(({ references }) => references.split(' ')).map(({ length }) => length + 2);
  return Math.max(20, Math.min(room - leastTitle, 34, Math.max(...wanted)));
};

const counts = ({ totals }: Verdict): string =>
  checkVerdicts
    .filter((verdict) => totals[verdict] > 0)
    .map((verdict) => `${totals[verdict]} ${verdictName(verdict)}`)
    .join(', ');

/** What the exit code follows, where that is not the verdict. */
const gateText = (gate: Gate, paint: (style: Style, text: string) => string): string[] => [
  paint(colours[runLooks[gate.verdict].tone], paint('bold', gateHeadline(gate))),
  ...gateLines(gate).map((text) => `  ${text}`),
];

/** The verdict of a run for a terminal: a row a check, by flow, then what it comes to. */
export const verdictTable = (verdict: Verdict, { colour, width }: TableOptions): string => {
  const paint = (style: Style, text: string) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const shown = rowsOf(verdict.checks);
  const { feature, verdict: verdictWidth, time } = columns;
  const room = width - feature - verdictWidth - time;
  const references = referencesWidth(shown, room);
  const title = Math.max(leastTitle, room - references);
  let previous = '';
  const rows = shown.map((row) => {
    const mark = markedName(row.verdict);
    const name = row.feature === previous ? '' : paint('bold', row.feature);
    previous = row.feature;
    return [
      name,
      breakLongWords(row.title, title),
      eachLine(breakLongWords(row.references, references), (line) => paint('gray', line)),
      paint(colours[looks[row.verdict].tone], row.carried ? `${mark}\n  carried` : mark),
      paint('gray', seconds(row.ms)),
    ];
  });
  const table = plainTable(rows, {
    colWidths: [feature, title, references, verdictWidth, time],
    colAligns: ['left', 'left', 'left', 'left', 'right'],
  });
  const { headline, tone } = runLooks[verdict.verdict];
  const { target, run } = verdict;
  const what = target.isStandIn ? `stand-in for Logto ${target.logtoVersion}` : `Logto ${target.logtoVersion}`;
  return [
    ...(verdict.checks.length > 0 ? [table, ''] : []),
    `${paint(colours[tone], paint('bold', headline))}  ${what} (${[target.kind, partOf(run)].filter((part) => part !== '').join(', ')}): ${counts(verdict) || 'no checks'} in ${seconds(run.durationMs)}`,
    ...verdict.problems.map((problem) => paint('yellow', `  ${problem}`)),
    ...(verdict.gate ? gateText(verdict.gate, paint) : []),
  ].join('\n');
};
