import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connectorFolder } from '../../contracts/connector.ts';

/** A folder that looks like a Logto installation and whose Logto does what the script says. */
export const makeInstallation = async (script: string): Promise<AsyncDisposable & { readonly home: string }> => {
  const home = await mkdtemp(join(tmpdir(), 'harness-logto-'));
  const files = {
    'packages/core/package.json': '{"version":"1.42.0","main":"index.js"}',
    'packages/core/index.js': script,
    [`packages/core/connectors/${connectorFolder}/package.json`]: '{"version":"1.4.4"}',
    'packages/cli/package.json': '{"version":"1.42.0","main":"index.js"}',
    'packages/cli/index.js': '',
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, name)), { recursive: true });
    await writeFile(join(home, name), text);
  }
  return { home, [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }) };
};
