import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { secretSearchSchema } from '../../contracts/record/dossier.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import { runSchema } from '../../contracts/record/ledger.ts';
import { proofSchema } from '../../contracts/record/proof.ts';
import { runEnvironmentSchema } from '../../contracts/record/verdict.ts';
import { isRunId } from '../record/folders.ts';
import { readJson, readOutcomes } from '../record/read-record.ts';
import { shardFileSchema } from './shard-file.ts';

const startSchema = z.object({ startedAt: z.number() });

/** The folder itself if it is that of a run, else the folders of runs in it, as `--out` or an artifact has them. */
const runFolders = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder).catch(() => {
    throw new Error(`there is no folder ${folder}`);
  });
  if (names.includes(fileNames.environment)) {
    return [folder];
  }
  const runs = names
    .filter(isRunId)
    .sort()
    .map((name) => join(folder, name));
  if (runs.length === 0) {
    throw new Error(`${folder} is no folder of a run`);
  }
  // A run that did not start leaves at most the logs of its services.
  return runs.filter((run) => existsSync(join(run, fileNames.environment)));
};

/** All that a shard left, whether it came to its end or not. */
const readShard = async (folder: string) => {
  const [file, environment, planned, outcomes, run, troubles, secretSearch, proof] = await Promise.all([
    readJson(join(folder, fileNames.shard), shardFileSchema),
    readJson(join(folder, fileNames.environment), runEnvironmentSchema),
    readJson(join(folder, fileNames.planned), startSchema),
    readOutcomes(folder),
    readJson(join(folder, fileNames.run), runSchema),
    readJson(join(folder, fileNames.troubles), z.array(z.string())),
    readJson(join(folder, fileNames.secretSearch), secretSearchSchema).catch(() => undefined),
    readJson(join(folder, fileNames.proof), proofSchema),
  ]);
  if (!file || !environment) {
    throw new Error(`${folder} is the folder of a run without --shard`);
  }
  const rules = await Promise.all(
    [fileNames.catalogue, fileNames.deviations].map((name) => readFile(join(folder, name), 'utf8')),
  );
  return {
    /** As given, or found below what was given. */
    folder,
    ...{ id: basename(resolve(folder)), file, environment, outcomes, troubles: troubles ?? [] },
    /** Undefined for one that was cut short, or of an older harness. */
    secretSearch,
    /** Undefined for one of an older harness. */
    proof,
    /** Undefined for one that was cut short. */
    run,
    /** The catalogue and the register that it was judged by, as text. */
    rules: rules.join(''),
    /** Milliseconds since the epoch; undefined if no check ever started. */
    startedAt: planned?.startedAt,
  };
};

export type Shard = Awaited<ReturnType<typeof readShard>>;

/**
 * Reads the folders of shards, or folders that hold them.
 *
 * @throws Error in one line for a folder that is none
 */
export const readShards = async (folders: readonly string[]): Promise<Shard[]> =>
  Promise.all((await Promise.all(folders.map(runFolders))).flat().map(readShard));
