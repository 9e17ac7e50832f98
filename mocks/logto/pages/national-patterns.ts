import metadata from 'libphonenumber-js/min/metadata';
import { z } from 'zod';

/** The part of the metadata that is read: calling code, a dialling prefix, and the pattern of national numbers. */
const metadataSchema = z.object({
  /** Countries of each calling code, the main one first. */
  country_calling_codes: z.record(z.string(), z.tuple([z.string()]).rest(z.string())),
  countries: z.record(z.string(), z.tuple([z.string(), z.unknown(), z.string()]).rest(z.unknown())),
});

/**
 * The pattern of national numbers for each calling code, that of its main country, from the tables of
 * `libphonenumber-js` that Logto's pages check numbers with. Written short, because every page carries it: entries
 * `code=pattern` between spaces, `d` for `\d`, and groups that capture.
 */
export const nationalPatterns = (): string => {
  const { country_calling_codes: countriesOf, countries } = metadataSchema.parse(metadata);
  return Object.entries(countriesOf)
    .map(([callingCode, [main]]) => `${callingCode}=${countries[main]?.[2] ?? ''}`)
    .join(' ')
    .replaceAll('\\d', 'd')
    .replaceAll('(?:', '(');
};
