import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Row = Record<string, unknown>;

/** A copy of the catalogue's files for a test to spoil. */
export const catalogueCopy = () => {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  cpSync(join(import.meta.dirname, 'data'), folder, { recursive: true });
  return {
    folder,
    write: (file: string, text: string) => writeFileSync(join(folder, file), text),
    /** Changes the first row of a subject. */
    spoil: (subject: string, change: (row: Row) => void) => {
      const path = join(folder, `${subject}.json`);
      const content: { requirements: [Row] } = JSON.parse(readFileSync(path, 'utf8'));
      change(content.requirements[0]);
      writeFileSync(path, JSON.stringify(content));
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
};
