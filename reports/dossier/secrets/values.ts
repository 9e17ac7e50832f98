import { join } from 'node:path';
import type { Secret, SecretPlace } from '../../../contracts/record/dossier.ts';
import { lookAt } from '../parts/parts.ts';

/** What is at places where secrets were found, as it is written there: whoever has the folder can read it. */
export const valuesAt = async (folder: string, places: readonly SecretPlace[]): Promise<Secret[]> => {
  const values = new Map<string, Secret>();
  for (const [file, inFile] of Map.groupBy(places, (place) => place.file)) {
    await lookAt(join(folder, file), ({ within, offset, bytes }) => {
      for (const place of inFile.filter((each) => each.within.join('\0') === within.join('\0'))) {
        const value = bytes.subarray(place.offset - offset, place.offset - offset + place.length).toString();
        if (place.offset >= offset && value !== '') {
          values.set(value, { kind: place.kind, value });
        }
      }
    });
  }
  return [...values.values()];
};
