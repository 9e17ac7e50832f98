import Table, { type TableConstructorOptions } from 'cli-table3';

const noLines = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((name) => [name, '']),
);

/** A table without lines, for a terminal: cells wrap at words. */
export const plainTable = (
  rows: readonly (readonly string[])[],
  options: Pick<TableConstructorOptions, 'colWidths' | 'colAligns'>,
): string => {
  const style = { head: [], border: [], 'padding-left': 0, 'padding-right': 2 };
  const table = new Table({ chars: noLines, style, wordWrap: true, ...options });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
};

/** Breaks words that a column cannot hold, such as paths and addresses, which would lose their end. */
export const breakLongWords = (text: string, columnWidth: number): string =>
  text.replace(new RegExp(`\\S{${columnWidth - 2}}`, 'gu'), '$&\n');
