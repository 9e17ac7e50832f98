import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exitCodes } from '../../contracts/record/verdict.ts';
import { manifestFiles } from '../../load/cluster/objects/manifests.ts';

/** Writes the objects of a load on a cluster as files for kubectl. */
export const writeManifests = async (folder: string, generators: number | undefined): Promise<number> => {
  for (const [path, text] of Object.entries(manifestFiles(generators))) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  process.stdout.write(`Manifests: ${folder}\n`);
  return exitCodes.pass;
};
