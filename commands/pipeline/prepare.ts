import { join, resolve } from 'node:path';
import { exitCodes } from '../../contracts/record/verdict.ts';
import { fingerprint, sampleApp } from '../../fixtures/sample-app/sources.ts';
import { repository } from '../../fixtures/tools/repository.ts';
import type { Inputs } from './inputs.ts';
import { writeOutputs } from './outputs.ts';

/** Where the folders of runs are made, unlike those of another use of the action in one job. */
export const outFolderOf = ({ out, temporary, artifact, workspace }: Inputs): string =>
  resolve(workspace, out ?? join(temporary ?? workspace, artifact));

/**
 * Says where the report will be and what a cache may keep: what is unpacked and built once, by a hash of all that decides
 * it.
 *
 * @returns the exit code
 */
export const prepare = async (inputs: Inputs): Promise<number> => {
  await writeOutputs(inputs, {
    report: outFolderOf(inputs),
    'built-key': await fingerprint(sampleApp),
    'built-folders': ['.cache/browser', 'node_modules/.cache/logto-phone-conformance']
      .map((folder) => join(repository, folder))
      .join('\n'),
  });
  return exitCodes.pass;
};
