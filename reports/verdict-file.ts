import { readFile } from 'node:fs/promises';
import { type Verdict, verdictSchema } from './verdict-schema.ts';

/** A verdict file; undefined if there is none, or if another version of the harness wrote it. */
export const readVerdict = async (path: string): Promise<Verdict | undefined> => {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  try {
    return text === undefined ? undefined : verdictSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
