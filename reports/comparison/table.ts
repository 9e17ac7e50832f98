import { styleText } from 'node:util';
import { breakLongWords, plainTable } from '../terminal/plain-table.ts';
import { type AnyVerdict, verdictName } from '../words/verdicts.ts';
import { type Change, type Comparison, headline } from './compare.ts';

const widths = { kind: 20, id: 10, from: 32 };

const words = (verdict: AnyVerdict | null): string => (verdict === null ? 'absent' : verdictName(verdict));

const textOf = ({ statement, reason, checks }: Change): string =>
  [
    statement,
    ...(reason === undefined ? [] : [`→ ${reason}`]),
    ...checks.map(
      ({ id, title, project, before, after }) => `· ${id} ${title} (${project}): ${words(before)} → ${words(after)}`,
    ),
  ].join('\n');

/** What changed, for a terminal: a row a requirement. */
export const comparisonTable = (
  comparison: Comparison,
  { colour, width }: { readonly colour: boolean; readonly width: number },
): string => {
  const bold = (text: string) => (colour ? styleText('bold', text, { validateStream: false }) : text);
  const text = Math.max(40, width - widths.kind - widths.id - widths.from);
  const rows = comparison.changes.map((change) => [
    change.kind,
    change.id,
    `${words(change.before)} → ${words(change.after)}`,
    breakLongWords(textOf(change), text),
  ]);
  return [
    bold(headline(comparison)),
    ...comparison.caveats.map((caveat) => `  ! ${caveat}`),
    ...(rows.length > 0 ? [plainTable(rows, { colWidths: [widths.kind, widths.id, widths.from, text] })] : []),
  ].join('\n');
};
