import { z } from 'zod';
import type { HomeReading } from './application-home.ts';

/** Reads what was learned of a page: see `application-home.ts`, which k6 imports and which therefore stands apart. */
export const homeReadingSchema = z.object({
  signedIn: z.string().nullable(),
  signedOut: z.string().nullable(),
  subject: z.object({ before: z.string(), after: z.string() }).nullable(),
}) satisfies z.ZodType<HomeReading>;
