import { emailRegEx, phoneRegEx, usernameRegEx } from '@logto/core-kit';
import { mfaFactors } from '../data/sign-in-experience.ts';
import type { Faults } from '../faults/index.ts';
import { z } from '../http/guard.ts';
import { takesEverySpelling } from '../sms/send-code.ts';
import { interactionEvents } from './interaction-state.ts';

const interactionEvent = z.enum(interactionEvents);

/** A number as Logto writes it: other spellings of one would be other numbers. */
export const phoneNumber = z
  .string()
  .regex(phoneRegEx)
  .regex(/^(?!00|860)/);

const identifierWith = (value: z.ZodType<string>) =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('email'), value: z.string().regex(emailRegEx) }),
    z.object({ type: z.literal('phone'), value }),
  ]);

/** Who gets a code: this route alone refuses a phone number with a plus sign, and one with a prefix 00 or a trunk 0. */
const codeIdentifier = (faults: Faults) => identifierWith(takesEverySpelling(faults) ? z.string() : phoneNumber);

const digitsOf = (code: unknown): unknown => [code].flat().map(String).join('').normalize('NFKC').trim();

/** A code as the page sends it. @throws TypeError by a fault */
const codeText = (faults: Faults) => {
  if (faults.has('codes-taken-loosely')) {
    return z.preprocess(digitsOf, z.string());
  }
  return faults.has('inner-error-for-a-malformed-code')
    ? z.preprocess((code) => {
        if (typeof code !== 'string' || !/^\d{6}$/.test(code)) {
          throw new TypeError('the code has no six digits');
        }
        return code;
      }, z.string())
    : z.string();
};

export const eventBody = z.object({ interactionEvent });

export const beginningBody = eventBody.extend({ captchaToken: z.string().optional() });

export const sendBody = (faults: Faults) => z.object({ identifier: codeIdentifier(faults), interactionEvent });

export const verifyBody = (faults: Faults) =>
  z.object({ identifier: codeIdentifier(faults), verificationId: z.string(), code: codeText(faults) });

export const passwordBody = z.object({
  identifier: z.object({ type: z.enum(['username', 'email', 'phone']), value: z.string() }),
  password: z.string().min(1),
});

/** A new name and its password in one step. */
export const newNameBody = z.object({
  identifier: z.object({ type: z.literal('username'), value: z.string().regex(usernameRegEx) }),
  password: z.string(),
});

/** A token of a link in an e-mail. */
export const oneTimeTokenBody = z.object({
  identifier: z.object({ type: z.literal('email'), value: z.string().regex(emailRegEx) }),
  token: z.string().regex(/^[^\0]*$/),
});

export const secondSendBody = z.object({ identifierType: z.enum(['email', 'phone']) });

export const secondVerifyBody = (faults: Faults) =>
  secondSendBody.extend({ verificationId: z.string(), code: codeText(faults) });

export const identificationBody = z.object({ verificationId: z.string().optional() });

const byVerification = z.object({ verificationId: z.string() });

export const profileBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('username'), value: z.string().regex(usernameRegEx) }),
  z.object({ type: z.literal('password'), value: z.string() }),
  byVerification.extend({ type: z.literal('email') }),
  byVerification.extend({ type: z.literal('phone') }),
  byVerification.extend({ type: z.literal('social') }),
  z.object({ type: z.literal('extraProfile'), values: z.record(z.unknown()) }),
]);

export const bindingBody = z.object({ type: z.enum(mfaFactors), verificationId: z.string() });

export const newPasswordBody = z.object({ password: z.string() });
