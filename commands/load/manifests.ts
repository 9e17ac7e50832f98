import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCodes } from '../../contracts/record/verdict.ts';
import { manifestFiles } from '../../load/cluster/objects/manifests.ts';

/** Writes the objects of a load on a cluster as files for kubectl. */
export const writeManifests = async (folder: string, generators: number | undefined): Promise<number> => {
  await mkdir(folder, { recursive: true });
  const files = Object.entries(manifestFiles(generators));
  await Promise.all(files.map(([name, text]) => writeFile(join(folder, name), text)));
  process.stdout.write(`Manifests: ${folder}\n`);
  return exitCodes.pass;
};
