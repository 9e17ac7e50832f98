import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { describeError, HarnessError } from '../../fixtures/tools/errors.ts';
import { readVerdict } from '../../reports/verdict/verdict-file.ts';
import { misfitOf, type Wish } from './baseline-fit.ts';
import type { FoundBaseline } from './baseline-on-github.ts';

interface Asked {
  readonly api: string;
  readonly project: string;
  readonly job: string;
  readonly branch: string;
  /** Folder that the job leaves as artifact. */
  readonly folder: string;
  readonly token: string | undefined;
  readonly ownToken: string | undefined;
  readonly wish: Wish;
}

const remedy = 'Give the variable BASELINE_TOKEN a token that reads the API, where GitLab refuses the one of the job';

/** The verdict in the artifact of the same job in the last successful pipeline of a branch, if it can be a baseline. */
export const baselineOnGitLab = async (asked: Asked, signal: AbortSignal): Promise<FoundBaseline | undefined> => {
  const { api, project, job, branch, folder, token, ownToken } = asked;
  const path = [project, 'jobs', 'artifacts', branch, 'raw', folder, fileNames.verdict].map(encodeURIComponent);
  const address = `${api}/projects/${path.join('/')}?job=${encodeURIComponent(job)}`;
  const reply = await fetch(address, {
    headers: ownToken === undefined ? { 'JOB-TOKEN': token ?? '' } : { 'PRIVATE-TOKEN': ownToken },
    signal,
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new HarnessError(`GitLab does not give the baseline (${describeError(error)})`, remedy, { cause: error });
  });
  if (reply.status === 404) {
    return undefined;
  }
  if (!reply.ok) {
    throw new HarnessError(`GitLab does not give the baseline (HTTP ${reply.status})`, remedy);
  }
  const file = join(await mkdtemp(join(tmpdir(), 'baseline-')), fileNames.verdict);
  await writeFile(file, await reply.text());
  const verdict = await readVerdict(file);
  const misfit = verdict ? misfitOf(verdict, asked.wish) : 'this harness reads no such verdict';
  if (misfit !== undefined) {
    process.stderr.write(`The run of job ${job} is passed over as a baseline: ${misfit}\n`);
    return undefined;
  }
  return { path: file, from: `job ${job}` };
};
