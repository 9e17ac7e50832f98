import { severities } from '../../contracts/record/catalogue.ts';
import { partOf } from '../../contracts/record/shards.ts';
import type { Check, Verdict } from '../../contracts/record/verdict.ts';
import { countRequirements, slowestOf } from '../verdict/totals.ts';
import { referencesOf } from '../words/check-id.ts';
import { gateHeadline, gateLines } from '../words/gate.ts';
import { markdownTable } from '../words/markdown.ts';
import { reasonLine } from '../words/reason-line.ts';
import { runLooks, textOf, verdictName } from '../words/verdicts.ts';

/** A cell of a table: on one line, and nothing of it is markup. */
const cell = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|#]/g, '\\$&')
    .slice(0, 300);

const table = (...[heads, rows]: Parameters<typeof markdownTable>): string[] =>
  rows.length === 0 ? [] : [...markdownTable(heads, rows), ''];

const checkRow = ({ title, project, reason = '', ...check }: Check): string[] => [
  referencesOf(check).join(' '),
  cell(title),
  cell(project),
  cell(reasonLine(reason)),
];

const section = (title: string, checks: readonly Check[]): string[] =>
  checks.length === 0 ? [] : [`### ${title}`, '', ...table(['Id', 'Check', 'Tenant', 'Why'], checks.map(checkRow))];

/** The verdict in Markdown, for the summary of a CI job or a pull request. */
export const markdownSummary = ({
  verdict,
  target,
  run,
  totals,
  gate,
  exploration,
  problems,
  notes,
  checks,
  requirements,
}: Verdict): string => {
  const of = (...wanted: ReadonlyArray<Check['verdict']>) => checks.filter((check) => wanted.includes(check.verdict));
  return [
    `## ${runLooks[verdict].mark} ${textOf({ verdict, exploration })}: ${target.isStandIn ? `the stand-in for Logto ${target.logtoVersion}, not Logto` : `Logto ${target.logtoVersion}`}`,
    '',
    `${totals.checks === 1 ? '1 check' : `${totals.checks ?? 0} checks`} in ${(run.durationMs / 1000).toFixed(1)} s, target ${target.kind}${run.whole || run.shard ? '' : ', a selection'}${partOf(run) === '' ? '' : `, ${partOf(run)}`}.`,
    '',
    ...(gate ? [`**${cell(gateHeadline(gate))}**`, '', ...gateLines(gate).map((line) => `- ${cell(line)}`), ''] : []),
    ...[...problems, ...notes].map((sentence) => `- ${cell(sentence)}`),
    ...(problems.length + notes.length > 0 ? [''] : []),
    ...table(
      ['Requirements', ...severities, 'all'],
      countRequirements(requirements).map(({ verdict: name, counts }) => [verdictName(name), ...counts]),
    ),
    ...section('Failures', of('fail', 'unexpected-pass')),
    ...section('Undecided', of('undecided')),
    ...section('Known deviations', of('deviation', 'note')),
    '### Slowest checks',
    '',
    ...table(
      ['Time', 'Check', 'Id'],
      slowestOf(checks).map(({ durationMs, title, ...check }) => [
        `${(durationMs / 1000).toFixed(1)} s`,
        cell(title),
        referencesOf(check).join(' '),
      ]),
    ),
  ].join('\n');
};
