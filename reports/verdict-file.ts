import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Verdict, verdictSchema } from './verdict-schema.ts';

/** What is called `undecided` was `not-run` in version 2. */
const renamed = (name: string): string => (name === 'not-run' ? 'undecided' : name);
const judged = z.looseObject({ verdict: z.string().transform(renamed) });

const secondVersion = z.looseObject({
  schemaVersion: z.literal(2).transform(() => 3),
  totals: z
    .record(z.string(), z.number())
    .transform((totals) => Object.fromEntries(Object.entries(totals).map(([name, count]) => [renamed(name), count]))),
  checks: z.array(judged),
  requirements: z.array(judged),
});

/** Takes a verdict of this version or the one before, and gives one of this. */
const anyVersion = z.union([verdictSchema, secondVersion.pipe(verdictSchema)]);

/** A verdict file; undefined if there is none, or if a version of the harness wrote it that is too old or too new. */
export const readVerdict = async (path: string): Promise<Verdict | undefined> => {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  try {
    return text === undefined ? undefined : anyVersion.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
