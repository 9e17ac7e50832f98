import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { HarnessError } from '../../fixtures/errors.ts';
import { runsIn } from './outcome.ts';

interface Asked {
  readonly repository: string;
  /** `owner/name/.github/workflows/file.yml@refs/heads/branch` */
  readonly workflowRef: string;
  readonly branch: string;
  readonly artifact: string;
}

/** Where a verdict was found. */
export interface FoundBaseline {
  readonly path: string;
  readonly from: string;
}

/** A pull request of a fork may come from a branch that is called as ours is. */
const ownEvents = ['push', 'schedule', 'workflow_dispatch', 'merge_group'];

/** So many runs are looked through: artifacts expire. */
const limit = 20;

const runsSchema = z.array(z.object({ databaseId: z.int(), event: z.string() }));

const gh = async (args: readonly string[], signal: AbortSignal) => {
  const { failed, stdout, stderr, shortMessage } = await execa('gh', args, {
    stdin: 'ignore',
    reject: false,
    cancelSignal: signal,
  });
  signal.throwIfAborted();
  return failed ? { failure: stderr.trim().split('\n').at(-1) || (shortMessage ?? '') } : { stdout };
};

const cannotAsk = (failure: string): HarnessError =>
  new HarnessError(
    `GitHub does not give the baseline (${failure})`,
    'The job needs the permission "actions: read", and the runner the command gh',
  );

const listRuns = async ({ repository, workflowRef, branch }: Asked, signal: AbortSignal): Promise<number[]> => {
  const workflow = basename(workflowRef.replace(/@.*$/, ''));
  const { failure, stdout = '[]' } = await gh(
    [
      ...['run', 'list', '--repo', repository, '--workflow', workflow, '--branch', branch],
      ...['--status', 'success', '--limit', String(limit), '--json', 'databaseId,event'],
    ],
    signal,
  );
  // As long as it is in a pull request only.
  if (failure !== undefined && !/could not find any workflows|not found on the default branch/i.test(failure)) {
    throw cannotAsk(failure);
  }
  return runsSchema
    .parse(JSON.parse(stdout))
    .filter(({ event }) => ownEvents.includes(event))
    .map(({ databaseId }) => databaseId);
};

/** The run in the artifact of the newest successful run of this workflow on a branch that still has it. */
export const baselineOnGitHub = async (asked: Asked, signal: AbortSignal): Promise<FoundBaseline | undefined> => {
  for (const id of await listRuns(asked, signal)) {
    const folder = await mkdtemp(join(tmpdir(), 'baseline-'));
    const { failure } = await gh(
      ['run', 'download', String(id), '--repo', asked.repository, '--name', asked.artifact, '--dir', folder],
      signal,
    );
    if (failure !== undefined && !/no (valid )?artifacts?\b/i.test(failure)) {
      throw cannotAsk(failure);
    }
    const newest = (await runsIn(folder)).at(-1);
    if (newest) {
      return { path: newest.folder, from: `run ${id}` };
    }
  }
  return undefined;
};
