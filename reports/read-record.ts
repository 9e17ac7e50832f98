import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { fileNames } from '../contracts/record/file-names.ts';
import { type Outcome, outcomeSchema } from '../contracts/record/ledger.ts';

const readText = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
};

const parse = <T extends z.ZodType>(schema: T, text: string, path: string): z.output<T> => {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${path} is damaged. Remove its run's folder and run again`, { cause: error });
  }
};

/**
 * A JSON file of a run, or undefined if the run did not come so far.
 *
 * @throws when the file is there and is not of this schema
 */
export const readJson = async <T extends z.ZodType>(path: string, schema: T): Promise<z.output<T> | undefined> => {
  const text = await readText(path);
  return text === undefined ? undefined : parse(schema, text, path);
};

/** The attempts so far, in the order in which they ended. A last line without its end was cut short and is left out. */
export const readOutcomes = async (folder: string): Promise<Outcome[]> => {
  const path = join(folder, fileNames.outcomes);
  const lines = ((await readText(path)) ?? '').split('\n').slice(0, -1);
  return lines.map((line) => parse(outcomeSchema, line, path));
};
