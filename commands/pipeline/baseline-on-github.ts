import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { runsIn } from '../suites/read-verdict.ts';
import { misfitOf, type Wish } from './baseline-fit.ts';

interface Asked {
  /** `https://github.com`, or a GitHub Enterprise. */
  readonly server: string;
  readonly token: string | undefined;
  readonly repository: string;
  /** `owner/name/.github/workflows/file.yml@refs/heads/branch` */
  readonly workflowRef: string;
  readonly branch: string;
  readonly artifact: string;
  readonly wish: Wish;
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

/** So many that left a verdict are looked at: what is older says little of today. */
const mostPassedOver = 5;

const runsSchema = z.array(z.object({ databaseId: z.int(), event: z.string() }));

/** `gh` asks github.com unless told otherwise, and takes the token of a server of one's own by another name. */
const ghEnvironment = ({ server, token }: Pick<Asked, 'server' | 'token'>) => {
  const { host } = new URL(server);
  const isOwn = host !== 'github.com' && !host.endsWith('.ghe.com');
  return { GH_HOST: host, ...(isOwn && token !== undefined && { GH_ENTERPRISE_TOKEN: token, GH_TOKEN: undefined }) };
};

const gh = async (args: readonly string[], asked: Asked, signal: AbortSignal) => {
  const { failed, stdout, stderr, shortMessage } = await execa('gh', args, {
    env: ghEnvironment(asked),
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

const listRuns = async (asked: Asked, signal: AbortSignal): Promise<number[]> => {
  const { repository, workflowRef, branch } = asked;
  const workflow = basename(workflowRef.replace(/@.*$/, ''));
  const { failure, stdout = '[]' } = await gh(
    [
      ...['run', 'list', '--repo', repository, '--workflow', workflow, '--branch', branch],
      ...['--status', 'success', '--limit', String(limit), '--json', 'databaseId,event'],
    ],
    asked,
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

/**
 * The run in the artifact of the newest successful run of this workflow on a branch that still has it, and can be a
 * baseline: those that cannot are named and passed over.
 */
export const baselineOnGitHub = async (asked: Asked, signal: AbortSignal): Promise<FoundBaseline | undefined> => {
  let passedOver = 0;
  for (const id of await listRuns(asked, signal)) {
    const folder = await mkdtemp(join(tmpdir(), 'baseline-'));
    const { failure } = await gh(
      ['run', 'download', String(id), '--repo', asked.repository, '--name', asked.artifact, '--dir', folder],
      asked,
      signal,
    );
    if (failure !== undefined && !/no (valid )?artifacts?\b/i.test(failure)) {
      throw cannotAsk(failure);
    }
    const newest = (await runsIn(folder)).at(-1);
    const misfit = newest && misfitOf(newest.verdict, asked.wish);
    if (newest && misfit === undefined) {
      return { path: newest.folder, from: `run ${id}` };
    }
    if (newest) {
      passedOver += 1;
      process.stderr.write(`Run ${id} is passed over as a baseline: ${misfit}\n`);
    }
    if (passedOver === mostPassedOver) {
      return undefined;
    }
  }
  return undefined;
};
