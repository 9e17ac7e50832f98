const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** A table in Markdown, a line each; what a cell holds is Markdown already. */
export const markdownTable = (head: readonly string[], rows: ReadonlyArray<readonly (string | number)[]>): string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
];
