import { execa } from 'execa';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { quiet } from './environment.ts';
import type { K6 } from './find-k6.ts';

interface ArchiveOptions {
  readonly k6: K6;
  /** Absolute path of the script. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The archive that is made; absolute. */
  readonly file: string;
}

/** What each generator has of its own, or must not lie about in a file. */
const ownToGenerator = new Set(['LOAD_GENERATOR', 'LOAD_INBOX_TOKEN']);

/**
 * Puts a script with all that it imports, its plan and the addresses of the stack into one file, which `k6 run` takes on
 * any machine: for k6-operator, and for generators without this checkout.
 *
 * @throws HarnessError when k6 cannot
 */
export const writeArchive = async ({ k6, script, environment, file }: ArchiveOptions): Promise<void> => {
  if (k6.kind === 'docker') {
    throw new HarnessError('an archive needs a k6 on this machine', 'Install k6 2, or Go to build it with');
  }
  const variables = Object.entries(environment)
    .filter(([name]) => !ownToGenerator.has(name))
    .flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const { failed, stderr } = await execa(k6.path, ['archive', '--archive-out', file, ...variables, script], {
    env: quiet,
    stdin: 'ignore',
    reject: false,
  });
  if (failed) {
    throw new HarnessError(`k6 made no archive (${stderr.trim().split('\n')[0]})`, 'Can the file be written there?');
  }
};
