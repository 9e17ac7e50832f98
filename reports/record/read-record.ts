import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { catalogueFileSchema } from '../../contracts/record/catalogue.ts';
import { deviationsFileSchema } from '../../contracts/record/deviations.ts';
import { explorationSchema } from '../../contracts/record/exploration.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import {
  keyOf,
  type Outcome,
  outcomeSchema,
  type PlannedCheck,
  plannedSchema,
  resultName,
  runSchema,
} from '../../contracts/record/ledger.ts';
import { noSelection, selectionSchema } from '../../contracts/record/selection.ts';
import { mergedShardSchema, shardPlaceSchema } from '../../contracts/record/shards.ts';
import { type AllureResult, readAllureResults } from './allure-results.ts';

const readText = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
};

const parse = <T extends z.ZodType>(schema: T, text: string, path: string): z.output<T> => {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${path} is damaged. Remove its run's folder and run again`, { cause: error });
  }
};

/**
 * A JSON file of a run, or undefined if the run did not come so far.
 *
 * @throws when the file is there and is not of this schema
 */
export const readJson = async <T extends z.ZodType>(path: string, schema: T): Promise<z.output<T> | undefined> => {
  const text = await readText(path);
  return text === undefined ? undefined : parse(schema, text, path);
};

/** The attempts so far, in the order in which they ended. A last line without its end was cut short and is left out. */
export const readOutcomes = async (folder: string): Promise<Outcome[]> => {
  const path = join(folder, fileNames.outcomes);
  const lines = ((await readText(path)) ?? '').split('\n').slice(0, -1);
  return lines.map((line) => parse(outcomeSchema, line, path));
};

/** What a run left of one check. */
export interface Seen {
  readonly planned: PlannedCheck;
  /** Oldest first. */
  readonly attempts: readonly Outcome[];
  readonly results: readonly AllureResult[];
}

/** Reads what a run left in its folder. */
export const readRecord = async (folder: string) => {
  const [planned, run, outcomes, results, catalogue, register, selection, shard, shards, exploration] =
    await Promise.all([
      readJson(join(folder, fileNames.planned), plannedSchema),
      readJson(join(folder, fileNames.run), runSchema),
      readOutcomes(folder),
      readAllureResults(join(folder, fileNames.results)),
      readJson(join(folder, fileNames.catalogue), catalogueFileSchema),
      readJson(join(folder, fileNames.deviations), deviationsFileSchema),
      readJson(join(folder, fileNames.selection), selectionSchema),
      readJson(join(folder, fileNames.shard), shardPlaceSchema),
      readJson(join(folder, fileNames.shards), z.array(mergedShardSchema)),
      readJson(join(folder, fileNames.exploration), explorationSchema),
    ]);
  const attemptsBy = Map.groupBy(outcomes, keyOf);
  const resultsBy = Map.groupBy(results, ({ name }) => name);
  const plannedChecks = [...new Map((planned?.checks ?? []).map((check) => [keyOf(check), check])).values()];
  return {
    ...{ id: basename(folder), catalogue },
    /** What an exploration did; undefined of any other run. */
    exploration,
    /** Undefined for one that was cut short. */
    run,
    /** Null if no check was ever planned. */
    startedAt: planned ? new Date(planned.startedAt).toISOString() : null,
    seen: plannedChecks.map(
      (check): Seen => ({
        planned: check,
        attempts: attemptsBy.get(keyOf(check)) ?? [],
        results: resultsBy.get(resultName(check)) ?? [],
      }),
    ),
    deviations: register?.deviations ?? [],
    selection: selection ?? noSelection,
    /** Which of how many parts it is, or the parts that it was merged from. */
    parts: { ...(shard && { shard }), ...(shards && { shards }) },
  };
};

export type RunRecord = Awaited<ReturnType<typeof readRecord>>;
