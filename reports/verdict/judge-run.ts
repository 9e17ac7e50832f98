import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { type Judgement, judgementSchema } from '../../contracts/record/judgement.ts';
import { type Verdict, verdictSchema } from '../../contracts/record/verdict.ts';
import { type About, buildVerdict } from './verdict.ts';
import { writeVerdict } from './verdict-file.ts';

const lockfile = join(import.meta.dirname, '../../package-lock.json');

const lockfileSha256 = async (): Promise<string | null> => {
  const content = await readFile(lockfile).catch(() => null);
  return content && createHash('sha256').update(content).digest('hex');
};

const judgementOf = async ({ environment, troubles = [], rules, gate }: About): Promise<Judgement> => {
  const { today = new Date(), isTakenAsIs = false, strict = false } = rules ?? {};
  return {
    ...{ schemaVersion: 1, judgedAt: today.toISOString(), environment, troubles },
    lockfileSha256: await lockfileSha256(),
    rules: rules === undefined ? null : { isTakenAsIs, strict },
    gate: gate ?? null,
  };
};

/** What a run was judged by, for whoever judges it again. */
export const aboutOf = ({ judgedAt, environment, troubles, rules, gate }: Judgement): About => ({
  ...{ environment, troubles },
  ...(rules && { rules: { ...rules, today: new Date(judgedAt) } }),
  ...(gate && { gate }),
});

/** The verdict that the record of a run comes to by what it was judged by; the name of the folder is the run's id. */
export const judgeAgain = async (folder: string, judgement: Judgement): Promise<Verdict> =>
  verdictSchema.parse(await buildVerdict({ folder, ...aboutOf(judgement) }));

/** Judges a run, and writes into its folder the verdict and what it was judged by. */
export const judgeRun = async ({ folder, ...about }: About & { readonly folder: string }): Promise<Verdict> => {
  // As it is written, so that what is read comes to the same verdict.
  const text = `${JSON.stringify(await judgementOf(about), null, 2)}\n`;
  const verdict = await judgeAgain(folder, judgementSchema.parse(JSON.parse(text)));
  await writeFile(join(folder, fileNames.judgement), text);
  await writeVerdict(folder, verdict);
  return verdict;
};
