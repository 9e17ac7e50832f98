import type { SecretPlace } from '../../../contracts/record/dossier.ts';
import type { Part } from './parts.ts';

/** Where in a part of a file a secret is. */
export type Found = Pick<SecretPlace, 'kind' | 'offset' | 'length'>;

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
