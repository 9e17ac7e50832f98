import { z } from 'zod';
import { actionRedirect, type RecordedPress } from './recorded-press.ts';

/** Reads a recorded press: see `recorded-press.ts`, which k6 imports and which therefore stands apart. */
export const recordedPressSchema = z.object({
  method: z.enum(['GET', 'POST']),
  path: z.string().startsWith('/'),
  headers: z.record(z.string(), z.string()),
  body: z.string().nullable(),
  redirect: z.enum(['location', actionRedirect]),
}) satisfies z.ZodType<RecordedPress>;
