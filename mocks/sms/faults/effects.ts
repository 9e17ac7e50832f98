import { z } from 'zod';
import type { Fault } from '../../../contracts/fault.ts';
import type { Catalogue } from '../rules/rule.ts';
import type { EffectForm } from '../support/provider-view.ts';
import { wrongCertificates } from '../wire/wrong-certificate.ts';

/** What can be made to go wrong, in the order in which the page offers it: a new kind stands here and where it acts. */

interface About extends Omit<Fault, 'name'> {
  /** As the page offers it, or each of its forms with what tells them apart. */
  readonly title: string | Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface KindOf<Shape extends z.ZodRawShape> extends About {
  /** What an effect has beside its kind. */
  readonly shape: (catalogue: Catalogue) => Shape;
  /** What of it the page asks for. */
  readonly needs?: (catalogue: Catalogue) => EffectForm['needs'];
}

const kind = <const Name extends string, Shape extends z.ZodRawShape>(
  name: Name,
  { title, shape, needs, ...fault }: KindOf<Shape>,
) => ({
  ...{ name, ...fault },
  schema: (catalogue: Catalogue) => z.strictObject({ kind: z.literal(name), ...shape(catalogue) }),
  forms: (catalogue: Catalogue): EffectForm[] =>
    Object.entries(typeof title === 'string' ? { [title]: {} } : title).map(([each, more]) => ({
      title: each,
      effect: { kind: name, ...more },
      ...(needs && { needs: needs(catalogue) }),
    })),
});

const plain = <const Name extends string>(name: Name, about: About) => kind(name, { ...about, shape: () => ({}) });

const milliseconds = z.number().int().min(0).max(600_000);

const waiting = <const Name extends string>(name: Name, about: About) =>
  kind(name, {
    ...about,
    shape: () => ({ ms: milliseconds }),
    needs: () => ({
      ...{ field: 'ms', label: 'Milliseconds', example: '3000', isNumber: true },
      choices: ['1000', '3000', '10000'],
    }),
  });

export const effectKinds = [
  kind('error', {
    title: 'error code',
    breaks: 'A send, or one number of it, is refused with a code of the provider.',
    where: "the dialect's actions",
    seenBy: ['SND-09', 'SND-10', 'SND-15'],
    shape: ({ codes }) => ({ code: z.enum(codes) }),
    needs: ({ codes, examples }) => ({ field: 'code', label: 'Code', example: examples.code, choices: codes }),
  }),
  kind('rule', {
    title: { 'break a rule': { outcome: 'break' }, 'skip a rule': { outcome: 'skip' } },
    breaks: 'A rule of the provider is broken, or passed over.',
    where: 'faults/overrides.ts',
    seenBy: ['SND-10'],
    shape: ({ rules }) => ({ rule: z.enum(rules.map(({ id }) => id)), outcome: z.enum(['break', 'skip']) }),
    needs: ({ rules, examples }) => ({
      ...{ field: 'rule', label: 'Rule', example: examples.rule },
      choices: rules.map(({ id }) => id),
    }),
  }),
  waiting('delay', {
    title: 'late reply',
    breaks: 'A reply is held back.',
    where: 'faults/wire-effects.ts',
    seenBy: ['SND-01'],
  }),
  plain('hang', {
    title: 'no reply ever',
    breaks: 'A request is taken and never answered.',
    where: 'faults/wire-effects.ts',
    seenBy: ['SND-12', 'SND-19'],
  }),
  plain('reset', {
    title: 'connection reset',
    breaks: 'The connection is reset instead of an answer.',
    where: 'faults/wire-effects.ts',
    seenBy: ['SND-13'],
  }),
  kind('drip', {
    title: 'dripping body',
    breaks: 'A reply comes in small pieces, or stops in its middle.',
    where: 'faults/wire-effects.ts',
    seenBy: ['SND-12'],
    shape: () => ({
      bytes: z.number().int().min(1).max(1024).default(1),
      everyMs: milliseconds.default(50),
      /** Bytes after which nothing comes any more. */
      stopAfter: z.number().int().min(0).optional(),
    }),
  }),
  kind('body', {
    title: 'body that is no JSON',
    breaks: 'The answer is 200 with something that is no JSON of the provider.',
    where: 'faults/wire-effects.ts',
    seenBy: ['SND-11'],
    shape: () => ({
      body: z.string().max(65_536).default('<html><body>maintenance</body></html>'),
      contentType: z.string().max(100).default('text/html'),
    }),
  }),
  kind('status', {
    title: 'HTTP status',
    breaks: 'The answer has the status 4xx or 5xx.',
    where: 'faults/wire-effects.ts',
    seenBy: ['SND-11'],
    shape: () => ({ status: z.number().int().min(400).max(599), body: z.string().max(65_536).optional() }),
    needs: () => ({
      ...{ field: 'status', label: 'Status', example: '503', isNumber: true },
      choices: ['400', '429', '500', '502', '503', '504'],
    }),
  }),
  // It meets connections, so only the namespace is its scope.
  kind('certificate', {
    title: 'wrong certificate',
    breaks: 'The certificate has another name, is expired or of a foreign CA.',
    where: 'wire/wrong-certificate.ts',
    seenBy: ['SND-14'],
    shape: () => ({ wrong: z.enum(wrongCertificates) }),
    needs: () => ({ field: 'wrong', label: 'What is wrong', example: 'expired', choices: wrongCertificates }),
  }),
  plain('drop', {
    title: 'message dropped',
    breaks: 'A message is accepted and never arrives.',
    where: 'faults/delivery.ts',
    seenBy: ['SND-07', 'SND-21'],
  }),
  plain('double', {
    title: 'message doubled',
    breaks: 'A message arrives twice.',
    where: 'faults/delivery.ts',
    seenBy: ['SND-07'],
  }),
  waiting('late', {
    title: 'message late',
    breaks: 'A message arrives late.',
    where: 'faults/delivery.ts',
    seenBy: ['SND-07'],
  }),
  plain('out-of-order', {
    title: 'messages out of order',
    breaks: 'A message arrives after the next one to its number.',
    where: 'faults/delivery.ts',
    seenBy: ['SND-07'],
  }),
  kind('misdirect', {
    title: 'message to another number',
    breaks: 'A message arrives at another number.',
    where: 'faults/delivery.ts',
    seenBy: ['OTP-10'],
    shape: () => ({ to: z.string().regex(/^\+\d{5,15}$/, 'must be a number with + and country code') }),
    needs: () => ({ field: 'to', label: 'Number', example: '+8613900000000', choices: [] }),
  }),
  kind('receipt', {
    title: 'failed receipt',
    breaks: 'The carrier reports that a message was not delivered.',
    where: "the dialect's actions",
    seenBy: ['SND-07'],
    shape: () => ({ errmsg: z.string().min(1).max(40).default('UNDELIV') }),
    needs: ({ examples }) => ({
      ...{ field: 'errmsg', label: 'Carrier code', example: 'UNDELIV' },
      choices: examples.carrierCodes,
    }),
  }),
] as const;

export type Effect = z.output<ReturnType<(typeof effectKinds)[number]['schema']>>;
export type EffectKind = Effect['kind'];

/** The effects of some kinds. */
export type EffectOf<Kind extends EffectKind> = Extract<Effect, { kind: Kind }>;
