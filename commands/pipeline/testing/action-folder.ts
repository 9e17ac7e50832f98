import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../../../fixtures/tools/repository.ts';

const name = 'action-under-test';

/**
 * A folder that stands for the checkout of the action: its package has nothing to install, and its script `pipeline` is
 * that of this checkout.
 *
 * @param pipeline a script in place of commands/pipeline.ts
 */
export const writeActionFolder = async (base: string, pipeline = join(repository, 'commands/pipeline.ts')) => {
  const folder = join(base, 'action');
  await mkdir(folder);
  const command = [process.execPath, '--import', join(repository, 'commands/runtime.mjs'), pipeline];
  const scripts = { pipeline: command.map((word) => `"${word}"`).join(' ') };
  const files = {
    'package.json': { name, version: '1.0.0', private: true, scripts },
    'package-lock.json': { name, version: '1.0.0', lockfileVersion: 3, requires: true, packages: { '': { name } } },
  };
  for (const [file, content] of Object.entries(files)) {
    await writeFile(join(folder, file), JSON.stringify(content));
  }
  return folder;
};
