import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fileNames } from '../../contracts/record/file-names.ts';
import { type Verdict, verdictSchema } from '../../contracts/record/verdict.ts';

/** Ids of checks by what they were called until version 3: by file and title, as they were at the last of it. */
export const formerIdsFile = join(import.meta.dirname, 'former-check-ids.json');
const formerIdsSchema = z.record(z.string(), z.string());

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

/** A check that has been renamed or taken away before version 4 keeps its old name, and is another check. */
const thirdVersion = (formerIds: Readonly<Record<string, string>>) => {
  const id = z.string().transform((name) => formerIds[name] ?? name);
  return z.looseObject({
    schemaVersion: z.literal(3).transform(() => 4),
    checks: z.array(z.looseObject({ id })),
    requirements: z.array(z.looseObject({ checks: z.array(id) })),
    deviations: z.array(z.looseObject({ check: id.optional() })),
  });
};

/** Takes a verdict of an earlier version, and gives one of this. */
const readEarlier = async (content: unknown): Promise<Verdict | undefined> => {
  const formerIds = formerIdsSchema.parse(JSON.parse(await readFile(formerIdsFile, 'utf8')));
  const third = secondVersion.safeParse(content).data ?? content;
  return verdictSchema.safeParse(thirdVersion(formerIds).safeParse(third).data).data;
};

/** A verdict from the text of its file; undefined if it is damaged, or of a version that is too old or too new. */
export const parseVerdict = async (text: string): Promise<Verdict | undefined> => {
  try {
    const content: unknown = JSON.parse(text);
    return verdictSchema.safeParse(content).data ?? (await readEarlier(content));
  } catch {
    return undefined;
  }
};

/** A verdict file; undefined if there is none, or if a version of the harness wrote it that is too old or too new. */
export const readVerdict = async (path: string): Promise<Verdict | undefined> => {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : await parseVerdict(text);
};

/** Writes the verdict of a run into its folder, all of it or nothing. */
export const writeVerdict = async (folder: string, verdict: Verdict): Promise<void> => {
  const draft = join(folder, `${fileNames.verdict}.draft`);
  await writeFile(draft, `${JSON.stringify(verdict, null, 2)}\n`);
  await rename(draft, join(folder, fileNames.verdict));
};
