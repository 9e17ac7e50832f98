import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

const cacheFolder = join(homedir(), '.cache/logto-phone-conformance');

/**
 * A folder of the harness's cache that is made once for the same content. It appears whole or not at all.
 *
 * @param content all that what is made depends on
 */
export const keptFolder = async (
  name: string,
  content: readonly string[],
  make: (folder: string) => Promise<unknown>,
): Promise<string> => {
  const key = hash('sha256', JSON.stringify([process.platform, process.arch, ...content])).slice(0, 16);
  const folder = join(cacheFolder, `${name}-${key}`);
  if (!existsSync(folder)) {
    await mkdir(cacheFolder, { recursive: true });
    const draft = await mkdtemp(`${folder}.`);
    try {
      await make(draft);
      await rename(draft, folder);
    } catch (error) {
      // Another run may have been faster.
      if (!existsSync(folder)) {
        throw error;
      }
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
  return folder;
};
