import { z } from 'zod';

/** Answer of the Account API to a code that was sent, and to a code or a password that was proven. */
export const verificationRecordSchema = z.object({ verificationRecordId: z.string() });

/** A user's sessions at Logto, as the user and an administrator are told of them. */
export const sessionsSchema = z.object({ sessions: z.array(z.object({ payload: z.object({ uid: z.string() }) })) });
