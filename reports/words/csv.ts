/** Rows as CSV, which Allure shows as a table. */
export const csv = (rows: ReadonlyArray<ReadonlyArray<string | number>>): string =>
  rows
    .map((row) => `${row.map((cell) => `"${String(cell).replaceAll('"', '""').replaceAll('\n', ' ')}"`).join(',')}\n`)
    .join('');
