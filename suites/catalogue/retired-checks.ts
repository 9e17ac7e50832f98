import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isCheckId } from '../../contracts/check-id.ts';

const schema = z.record(z.string().refine(isCheckId, 'it is no id of a check, such as OTP-03.2'), z.string().min(10));

/**
 * Checks that are no more, by id, each with what became of it. An id is never given to another check: registers, proofs
 * and old runs would speak of something else.
 */
export const readRetiredChecks = (): Readonly<Record<string, string>> =>
  schema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'retired-checks.json'), 'utf8')));
