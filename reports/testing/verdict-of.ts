import type { Run } from '../../contracts/record/ledger.ts';
import { buildVerdict } from '../verdict/verdict.ts';
import { someEnvironment } from './inline-run.ts';
import { type WrittenCheck, writeRun } from './written-run.ts';

type About = Partial<Parameters<typeof buildVerdict>[0]> & { readonly run?: Partial<Run> | null };

/** What a run of these checks comes to, without running anything: on Logto unless told otherwise. */
export const verdictOf = async (checks: readonly WrittenCheck[], { run, ...about }: About = {}) => {
  await using written = await writeRun(checks, run);
  return await buildVerdict({ folder: written.folder, environment: someEnvironment, ...about });
};
