import { z } from 'zod';

/** Answer of the Account API to a code that was sent, and to a code or a password that was proven. */
export const verificationRecordSchema = z.object({ verificationRecordId: z.string() });
