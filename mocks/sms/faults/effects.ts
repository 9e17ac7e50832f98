import { z } from 'zod';
import type { Fault } from '../../../contracts/fault.ts';
import type { Catalogue } from '../rules/rule.ts';
import type { EffectForm } from '../support/provider-view.ts';
import { wrongCertificates } from '../wire/wrong-certificate.ts';

/** What can be made to go wrong, in the order in which the page offers it: a new kind stands here and where it acts. */

interface EffectKindOf<Schema extends z.ZodObject> extends Fault {
  readonly schema: (catalogue: Catalogue) => Schema;
  readonly forms: (catalogue: Catalogue) => EffectForm[];
}

const milliseconds = z.number().int().min(0).max(600_000);

const plain = (kind: string, title: string) => () => [{ title, effect: { kind } }];

const waiting = (kind: string, title: string) => () => [
  {
    title,
    effect: { kind },
    needs: {
      ...{ field: 'ms', label: 'Milliseconds', example: '3000', isNumber: true },
      choices: ['1000', '3000', '10000'],
    },
  },
];

/** Checks the shape of one kind, and keeps its type. */
const kind = <Schema extends z.ZodObject>(effect: EffectKindOf<Schema>) => effect;

export const effectKinds = [
  kind({
    name: 'error',
    breaks: 'A send, or one number of it, is refused with a code of the provider.',
    where: "the dialect's actions",
    seenBy: ['SND-09', 'SND-10', 'SND-15'],
    schema: ({ codes }) => z.strictObject({ kind: z.literal('error'), code: z.enum(codes) }),
    forms: ({ codes, examples }) => [
      {
        title: 'error code',
        effect: { kind: 'error' },
        needs: { field: 'code', label: 'Code', example: examples.code, choices: codes },
      },
    ],
  }),
  kind({
    name: 'rule',
    breaks: 'A rule of the provider is broken, or passed over.',
    where: 'faults/overrides.ts',
    seenBy: ['SND-10'],
    schema: ({ rules }) =>
      z.strictObject({
        kind: z.literal('rule'),
        rule: z.enum(rules.map(({ id }) => id)),
        outcome: z.enum(['break', 'skip']),
      }),
    forms: ({ rules, examples }) =>
      ['break', 'skip'].map((outcome) => ({
        title: `${outcome} a rule`,
        effect: { kind: 'rule', outcome },
        needs: { field: 'rule', label: 'Rule', example: examples.rule, choices: rules.map(({ id }) => id) },
      })),
  }),
  kind({
    name: 'delay',
    breaks: 'A reply is held back.',
    where: 'faults/wire-effects.ts',
    seenBy: ['SND-01'],
    schema: () => z.strictObject({ kind: z.literal('delay'), ms: milliseconds }),
    forms: waiting('delay', 'late reply'),
  }),
  kind({
    name: 'hang',
    breaks: 'A request is taken and never answered.',
    where: 'faults/wire-effects.ts',
    seenBy: ['SND-12', 'SND-19'],
    schema: () => z.strictObject({ kind: z.literal('hang') }),
    forms: plain('hang', 'no reply ever'),
  }),
  kind({
    name: 'reset',
    breaks: 'The connection is reset instead of an answer.',
    where: 'faults/wire-effects.ts',
    seenBy: ['SND-13'],
    schema: () => z.strictObject({ kind: z.literal('reset') }),
    forms: plain('reset', 'connection reset'),
  }),
  kind({
    name: 'drip',
    breaks: 'A reply comes in small pieces, or stops in its middle.',
    where: 'faults/wire-effects.ts',
    seenBy: ['SND-12'],
    schema: () =>
      z.strictObject({
        kind: z.literal('drip'),
        bytes: z.number().int().min(1).max(1024).default(1),
        everyMs: milliseconds.default(50),
        /** Bytes after which nothing comes any more. */
        stopAfter: z.number().int().min(0).optional(),
      }),
    forms: plain('drip', 'dripping body'),
  }),
  kind({
    name: 'body',
    breaks: 'The answer is 200 with something that is no JSON of the provider.',
    where: 'faults/wire-effects.ts',
    seenBy: ['SND-11'],
    schema: () =>
      z.strictObject({
        kind: z.literal('body'),
        body: z.string().max(65_536).default('<html><body>maintenance</body></html>'),
        contentType: z.string().max(100).default('text/html'),
      }),
    forms: plain('body', 'body that is no JSON'),
  }),
  kind({
    name: 'status',
    breaks: 'The answer has the status 4xx or 5xx.',
    where: 'faults/wire-effects.ts',
    seenBy: ['SND-11'],
    schema: () =>
      z.strictObject({
        kind: z.literal('status'),
        status: z.number().int().min(400).max(599),
        body: z.string().max(65_536).optional(),
      }),
    forms: () => [
      {
        title: 'HTTP status',
        effect: { kind: 'status' },
        needs: {
          ...{ field: 'status', label: 'Status', example: '503', isNumber: true },
          choices: ['400', '429', '500', '502', '503', '504'],
        },
      },
    ],
  }),
  // It meets connections, so only the namespace is its scope.
  kind({
    name: 'certificate',
    breaks: 'The certificate has another name, is expired or of a foreign CA.',
    where: 'wire/wrong-certificate.ts',
    seenBy: ['SND-14'],
    schema: () => z.strictObject({ kind: z.literal('certificate'), wrong: z.enum(wrongCertificates) }),
    forms: () => [
      {
        title: 'wrong certificate',
        effect: { kind: 'certificate' },
        needs: { field: 'wrong', label: 'What is wrong', example: 'expired', choices: wrongCertificates },
      },
    ],
  }),
  kind({
    name: 'drop',
    breaks: 'A message is accepted and never arrives.',
    where: 'faults/delivery.ts',
    seenBy: ['SND-07'],
    schema: () => z.strictObject({ kind: z.literal('drop') }),
    forms: plain('drop', 'message dropped'),
  }),
  kind({
    name: 'double',
    breaks: 'A message arrives twice.',
    where: 'faults/delivery.ts',
    seenBy: ['SND-07'],
    schema: () => z.strictObject({ kind: z.literal('double') }),
    forms: plain('double', 'message doubled'),
  }),
  kind({
    name: 'late',
    breaks: 'A message arrives late.',
    where: 'faults/delivery.ts',
    seenBy: ['SND-07'],
    schema: () => z.strictObject({ kind: z.literal('late'), ms: milliseconds }),
    forms: waiting('late', 'message late'),
  }),
  kind({
    name: 'out-of-order',
    breaks: 'A message arrives after the next one to its number.',
    where: 'faults/delivery.ts',
    seenBy: ['SND-07'],
    schema: () => z.strictObject({ kind: z.literal('out-of-order') }),
    forms: plain('out-of-order', 'messages out of order'),
  }),
  kind({
    name: 'misdirect',
    breaks: 'A message arrives at another number.',
    where: 'faults/delivery.ts',
    seenBy: ['OTP-10'],
    schema: () => z.strictObject({ kind: z.literal('misdirect'), to: z.string().regex(/^\+\d{5,15}$/) }),
    forms: () => [
      {
        title: 'message to another number',
        effect: { kind: 'misdirect' },
        needs: { field: 'to', label: 'Number', example: '+8613900000000', choices: [] },
      },
    ],
  }),
  kind({
    name: 'receipt',
    breaks: 'The carrier reports that a message was not delivered.',
    where: "the dialect's actions",
    seenBy: ['SND-07'],
    schema: () => z.strictObject({ kind: z.literal('receipt'), errmsg: z.string().min(1).max(40).default('UNDELIV') }),
    forms: ({ examples }) => [
      {
        title: 'failed receipt',
        effect: { kind: 'receipt' },
        needs: { field: 'errmsg', label: 'Carrier code', example: 'UNDELIV', choices: examples.carrierCodes },
      },
    ],
  }),
] as const;

export type Effect = z.output<ReturnType<(typeof effectKinds)[number]['schema']>>;
export type EffectKind = Effect['kind'];

/** The effects of some kinds. */
export type EffectOf<Kind extends EffectKind> = Extract<Effect, { kind: Kind }>;
