import type { KnownOfRun } from '../../contracts/record/dossier.ts';
import { addCounts } from '../dossier/files/counts.ts';
import { valuesAt } from '../dossier/secrets/values.ts';
import type { Shard } from './read.ts';

/**
 * What shards knew, for a search in the folder of the run that they make: those of their secrets that any of them shows.
 *
 * @returns undefined where one was not searched, so that nothing can be said of all
 */
export const knownOfShards = async (shards: readonly Shard[]): Promise<KnownOfRun | undefined> => {
  const searches = shards.flatMap(({ folder, secretSearch }) => (secretSearch ? [{ folder, ...secretSearch }] : []));
  if (searches.length < shards.length) {
    return undefined;
  }
  const values = await Promise.all(searches.map(({ folder, found }) => valuesAt(folder, found)));
  return {
    secrets: values.flat(),
    ownNumbers: [...new Set(searches.flatMap(({ ownNumbers }) => ownNumbers))],
    searchedFor: addCounts(...searches.map(({ searchedFor }) => searchedFor)),
    takenOut: addCounts(...searches.map(({ takenOut }) => takenOut)),
    inNames: addCounts(...searches.map(({ inNames }) => inNames)),
  };
};
