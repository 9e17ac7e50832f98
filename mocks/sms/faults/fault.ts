import { z } from 'zod';
import { knownCodes, ruleCards } from '../../tencent-sms/rules/catalogue.ts';

/** What can be made to go wrong, where, and until when: the same types for TypeScript and for the control API. */

const milliseconds = z.number().int().min(0).max(600_000);

const effectSchema = z.discriminatedUnion('kind', [
  /** Answers with one of Tencent's codes, where that code stands. */
  z.strictObject({ kind: z.literal('error'), code: z.enum(knownCodes) }),
  /** Breaks a rule that would hold, or passes over it. */
  z.strictObject({
    kind: z.literal('rule'),
    rule: z.enum(ruleCards.map(({ id }) => id)),
    outcome: z.enum(['break', 'skip']),
  }),
  /** Holds the reply back. */
  z.strictObject({ kind: z.literal('delay'), ms: milliseconds }),
  /** Takes the request and never answers. */
  z.strictObject({ kind: z.literal('hang') }),
  /** Resets the connection instead of answering. */
  z.strictObject({ kind: z.literal('reset') }),
  /** Sends the body in small pieces, and stops for good after some bytes if told so. */
  z.strictObject({
    kind: z.literal('drip'),
    bytes: z.number().int().min(1).max(1024).default(1),
    everyMs: milliseconds.default(50),
    stopAfter: z.number().int().min(0).optional(),
  }),
  /** Answers 200 with something that is no JSON of Tencent's. */
  z.strictObject({
    kind: z.literal('body'),
    body: z.string().max(65_536).default('<html><body>maintenance</body></html>'),
    contentType: z.string().max(100).default('text/html'),
  }),
  /** Answers with another status than 200. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.number().int().min(400).max(599),
    body: z.string().max(65_536).optional(),
  }),
  /** Shows a certificate that a client must not trust. It meets connections, so only the namespace is its scope. */
  z.strictObject({ kind: z.literal('certificate'), wrong: z.enum(['name', 'expired', 'untrusted']) }),
  /** Accepts a message that never arrives. */
  z.strictObject({ kind: z.literal('drop') }),
  /** Delivers a message twice. */
  z.strictObject({ kind: z.literal('double') }),
  /** Delivers a message late. */
  z.strictObject({ kind: z.literal('late'), ms: milliseconds }),
  /** Delivers a message after the next one to the same number. */
  z.strictObject({ kind: z.literal('out-of-order') }),
  /** Delivers a message to another number. */
  z.strictObject({ kind: z.literal('misdirect'), to: z.string().regex(/^\+\d{5,15}$/) }),
  /** Lets the carrier report a failure. */
  z.strictObject({ kind: z.literal('receipt'), errmsg: z.string().min(1).max(40).default('UNDELIV') }),
]);

export const faultSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[\w-]{1,60}$/)
    .optional(),
  effect: effectSchema,
  /** Only requests (or recipients) that match in all parts. */
  match: z
    .strictObject({
      phone: z
        .string()
        .regex(/^\+?[\d ()-]{3,30}$/)
        .optional(),
      templateId: z.string().max(40).optional(),
      action: z.string().max(80).optional(),
    })
    .default({}),
  /** Chance with which a match is hit. */
  probability: z.number().min(0).max(1).default(1),
  /** Makes the chance the same in each run. */
  seed: z.number().int().min(0).max(0xffff_ffff).default(1),
  /** Hits after which the fault is over. */
  times: z.number().int().min(1).max(1_000_000).optional(),
  /** Milliseconds after which the fault is over. */
  forMs: z.number().int().min(1).max(86_400_000).optional(),
});

export type FaultInput = z.input<typeof faultSchema>;
export type Fault = z.output<typeof faultSchema> & { readonly id: string };
export type Effect = z.output<typeof effectSchema>;
export type EffectKind = Effect['kind'];

/** A fault as it stands, with what it did so far. */
export interface ActiveFault extends Fault {
  readonly hits: number;
}

export const activeFaultSchema = faultSchema.extend({ id: z.string(), hits: z.int() }) satisfies z.ZodType<ActiveFault>;
