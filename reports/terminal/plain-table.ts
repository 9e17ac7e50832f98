import Table, { type TableConstructorOptions } from 'cli-table3';

const noLines = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((name) => [name, '']),
);

/** A row for each line of the tallest cell: of a cell with several lines `cli-table3` measures all of them for each. */
const linesOf = (row: readonly string[]): string[][] => {
  const cells = row.map((cell) => cell.split('\n'));
  const height = Math.max(1, ...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, at) => cells.map((lines) => lines[at] ?? ''));
};

/** A table without lines, for a terminal: cells wrap at words. */
export const plainTable = (
  rows: readonly (readonly string[])[],
  options: Pick<TableConstructorOptions, 'colWidths' | 'colAligns'>,
): string => {
  const style = { head: [], border: [], 'padding-left': 0, 'padding-right': 2 };
  const table = new Table({ chars: noLines, style, wordWrap: true, ...options });
  table.push(...rows.flatMap(linesOf));
  return table.toString();
};

/** Breaks words that a column cannot hold, such as paths and addresses, which would lose their end. */
export const breakLongWords = (text: string, columnWidth: number): string =>
  text.replace(new RegExp(`\\S{${columnWidth - 2}}(?=\\S)`, 'gu'), '$&\n');

/** Does the same to each line of a cell, such as painting it: each stands in a row of its own. */
export const eachLine = (text: string, change: (line: string) => string): string =>
  text.split('\n').map(change).join('\n');
