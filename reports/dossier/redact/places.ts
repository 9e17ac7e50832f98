import type { SecretPlace } from '../../../contracts/record/dossier.ts';
import type { Part } from '../parts/parts.ts';

export type Places = ReadonlyMap<string, readonly SecretPlace[]>;

const keyOf = (within: readonly string[]): string => within.join('\0');

/** The places in one file, by the entries that lead to them. */
export const placesByPart = (places: readonly SecretPlace[]): Places =>
  Map.groupBy(places, ({ within }) => keyOf(within));

/** Those of a part. */
export const placesIn = (places: Places, { within, offset, bytes }: Part): SecretPlace[] =>
  (places.get(keyOf(within)) ?? []).filter((place) => place.offset >= offset && place.offset < offset + bytes.length);
