import type { SecretPlace } from '../../../contracts/record/dossier.ts';
import type { Part } from '../parts/parts.ts';
import type { Found } from '../secrets/search.ts';

export type Places = ReadonlyMap<string, readonly SecretPlace[]>;

const keyOf = (within: readonly string[]): string => within.join('\0');

/** The places in one file, by the entries that lead to them. */
export const placesByPart = (places: readonly SecretPlace[]): Places =>
  Map.groupBy(places, ({ within }) => keyOf(within));

/** Those of a part. */
export const placesIn = (places: Places, { within, offset, bytes }: Part): SecretPlace[] =>
  (places.get(keyOf(within)) ?? []).filter((place) => place.offset >= offset && place.offset < offset + bytes.length);

/** Puts something else at places in a part, which do not overlap and are in their order. */
export const cut = (part: Part, places: readonly Found[], instead: (kind: string) => string): Buffer => {
  const pieces: Buffer[] = [];
  let at = 0;
  for (const { kind, offset, length } of places) {
    pieces.push(part.bytes.subarray(at, offset - part.offset), Buffer.from(instead(kind)));
    at = offset - part.offset + length;
  }
  return places.length === 0 ? part.bytes : Buffer.concat([...pieces, part.bytes.subarray(at)]);
};
