import { HarnessError } from '../../fixtures/tools/errors.ts';
import { baselineOnGitHub } from './baseline-on-github.ts';
import { baselineOnGitLab } from './baseline-on-gitlab.ts';
import type { Inputs } from './inputs.ts';

/**
 * The verdict that the last successful run on a branch left as an artifact.
 *
 * @returns its folder or file; undefined where there is none yet, as the first time
 * @throws HarnessError where it cannot be asked for: a gate is not to open because a right is missing
 */
export const fetchBaseline = async (inputs: Inputs, signal: AbortSignal): Promise<string | undefined> => {
  const { baselineBranch: branch = '', github, gitlab } = inputs;
  const { repository, workflowRef, server, token } = github;
  const { api, project, job } = gitlab;
  const found =
    repository !== undefined && workflowRef !== undefined
      ? await baselineOnGitHub(
          { server, token, repository, workflowRef, branch, artifact: inputs.artifact, wish: inputs },
          signal,
        )
      : api !== undefined && project !== undefined && job !== undefined
        ? await baselineOnGitLab(
            { ...gitlab, api, project, job, branch, folder: inputs.artifact, wish: inputs },
            signal,
          )
        : undefined;
  if (repository === undefined && api === undefined) {
    throw new HarnessError('neither GitHub nor GitLab runs this, so no branch has a baseline', 'Name a file: baseline');
  }
  process.stderr.write(
    found === undefined
      ? `No successful run on ${branch} left a verdict to compare with: there is no baseline yet\n`
      : `Baseline: the last successful run on ${branch} (${found.from})\n`,
  );
  return found?.path;
};
