import { emailRegEx, phoneRegEx } from '@logto/core-kit';
import { z } from '../http/guard.ts';
import { interactionEvents } from './interaction-state.ts';

const interactionEvent = z.enum(interactionEvents);

/** Who gets a code: this route alone refuses a phone number with a plus sign, and one with a prefix 00 or a trunk 0. */
const codeIdentifier = z.discriminatedUnion('type', [
  z.object({ type: z.literal('email'), value: z.string().regex(emailRegEx) }),
  z.object({
    type: z.literal('phone'),
    value: z
      .string()
      .regex(phoneRegEx)
      .regex(/^(?!00|860)/),
  }),
]);

export const eventBody = z.object({ interactionEvent });

export const sendBody = z.object({ identifier: codeIdentifier, interactionEvent });

export const verifyBody = z.object({ identifier: codeIdentifier, verificationId: z.string(), code: z.string() });

export const passwordBody = z.object({
  identifier: z.object({ type: z.enum(['username', 'email', 'phone']), value: z.string() }),
  password: z.string().min(1),
});

export const identificationBody = z.object({ verificationId: z.string().optional() });

const byVerification = z.object({ verificationId: z.string() });

export const profileBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('username'), value: z.string() }),
  z.object({ type: z.literal('password'), value: z.string() }),
  byVerification.extend({ type: z.literal('email') }),
  byVerification.extend({ type: z.literal('phone') }),
  byVerification.extend({ type: z.literal('social') }),
  z.object({ type: z.literal('extraProfile'), values: z.record(z.unknown()) }),
]);

export const newPasswordBody = z.object({ password: z.string() });
