import { z } from 'zod';

/** Answers of the Experience API: see `experience.ts`, which k6 and pages import and which therefore stands apart. */

/** To a code that was sent, and to a code or a password that was proven. */
export const verificationSchema = z.object({ verificationId: z.string() });

/** To a submission: where the browser goes on. Without a body where nothing follows, as after a new password. */
export const submissionSchema = z.object({ redirectTo: z.url() });
