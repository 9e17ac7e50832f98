import metadata from 'libphonenumber-js/min/metadata';
import { z } from 'zod';

/** The part of the metadata that is read: calling code, a dialling prefix, and the pattern of national numbers. */
const metadataSchema = z.object({
  countries: z.record(z.string(), z.tuple([z.string(), z.unknown(), z.string()]).rest(z.unknown())),
});

/**
 * Patterns of national numbers by calling code, from the tables of `libphonenumber-js` that Logto's pages check
 * numbers with.
 */
export const nationalPatterns = (): Record<string, string[]> => {
  const patterns: Record<string, string[]> = {};
  for (const [callingCode, , pattern] of Object.values(metadataSchema.parse(metadata).countries)) {
    patterns[callingCode] ??= [];
    patterns[callingCode].push(pattern);
  }
  return patterns;
};
