import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import type { Inputs } from './inputs.ts';

/** Names as in action.yml. */
type Outputs = Readonly<Record<string, string>>;

/** A value may have lines; the mark is one that it cannot hold. */
const forGitHub = (outputs: Outputs): string => {
  const mark = `end-${randomUUID()}`;
  return Object.entries(outputs)
    .map(([name, value]) => `${name}<<${mark}\n${value}\n${mark}\n`)
    .join('');
};

/** Paths are those of a container, which is gone when another job could read them. */
const forGitLab = ({ report: _report, 'verdict-file': _file, ...outputs }: Outputs): string =>
  Object.entries(outputs)
    .map(([name, value]) => `CONFORMANCE_${name.toUpperCase().replaceAll('-', '_')}=${value.replaceAll('\n', ' ')}\n`)
    .join('');

/** Tells later steps and jobs of a pipeline: in the files that GitHub and GitLab read. */
export const writeOutputs = async ({ outputs: files }: Inputs, outputs: Outputs): Promise<void> => {
  if (files.github !== undefined) {
    await appendFile(files.github, forGitHub(outputs));
  }
  if (files.gitlab !== undefined) {
    await appendFile(files.gitlab, forGitLab(outputs));
  }
};
