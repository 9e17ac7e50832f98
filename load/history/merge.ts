import { HarnessError } from '../../fixtures/tools/errors.ts';
import type { Recorded } from './model/recorded.ts';
import { readHistory } from './read.ts';

const generatorsOf = (events: readonly Recorded[]): Set<string> =>
  new Set(events.flatMap((event) => ('generator' in event ? [event.generator] : [])));

/** Harnesses that follow one inbox, shared by Redis, are each told of every message: it is the same if all of it is. */
const withoutEchoes = (events: readonly Recorded[]): Recorded[] => {
  const seen = new Set<string>();
  return events.filter((event) => {
    if (event.kind !== 'delivered') {
      return true;
    }
    const key = `${event.message} ${event.at} ${event.phone} ${event.code}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
};

/**
 * Reads the histories of all generators of a run, and of the harness, as one. They are told apart by the generator that
 * each event names: numbers and interactions of one run never meet, as k6's execution segments share out the arrivals.
 *
 * @param paths files of generators, each of which writes one; one or several of harnesses, one for each fake provider
 * @throws HarnessError where two files are of one generator: they would count double, or are of two runs
 */
export const mergeHistories = async (paths: readonly string[]): Promise<Recorded[]> => {
  const files = await Promise.all(paths.map(async (path) => ({ path, events: await readHistory(path) })));
  const fileOf = new Map<string, string>();
  for (const { path, events } of files) {
    for (const generator of generatorsOf(events)) {
      const other = fileOf.get(generator);
      if (other !== undefined) {
        throw new HarnessError(
          `${other} and ${path} are both of generator ${generator}`,
          'Give each generator an id of its own (LOAD_GENERATOR), and each file once',
        );
      }
      fileOf.set(generator, path);
    }
  }
  return withoutEchoes(files.flatMap(({ events }) => events));
};
