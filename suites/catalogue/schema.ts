import { z } from 'zod';
import { requirementIdForm } from '../../contracts/check-id.ts';
import { type Clause, levels, notCheckedYet, severities, statusSchema } from '../../contracts/record/catalogue.ts';
import { tenantConfigurations } from '../../fixtures/stack/tenant-configurations.ts';
import { readClause } from './clause.ts';

/** Subjects, one file of `data/` each, and the prefixes of their ids. */
export const subjects = {
  otp: ['OTP'],
  throttling: ['RL'],
  delivery: ['SND'],
  registration: ['REG'],
  'sign-in': ['SGN'],
  enumeration: ['ENM'],
  'forgot-password': ['FGT'],
  authorization: ['AUT'],
  token: ['TOK'],
  discovery: ['DSC'],
  'relying-party': ['RP'],
  session: ['SES'],
  'sign-out': ['OUT'],
  'headers-and-logs': ['HDR', 'LOG'],
  accessibility: ['ACC'],
  load: ['LOAD'],
  concurrency: ['CON'],
  harness: ['HAR'],
  guide: ['GDE'],
} as const satisfies Record<string, readonly string[]>;

/** How a check can see it. */
const means = {
  browser: 'in a browser, where a person would see it',
  http: 'over HTTP, where the protocol says it',
  provider: 'by what the fake provider received, or by its faults',
  'faulty-openid-provider': 'by the stand-in as a faulty OpenID provider before the application',
  database: "in Logto's database",
  'audit-log': "in Logto's audit log, over the Management API",
  'logto-log': 'in what the Logto process prints',
  sample: 'by many observations, judged as a distribution',
  parallel: 'by requests that a barrier lets go at once, in many trials',
  load: 'by k6',
  static: 'by reading a configuration or a document',
  harness: "by the harness's own tests",
} as const;

/** What a target, or the machine, has to offer beyond the plain stack. */
export const needs = {
  database: "access to Logto's database",
  'database-outage': 'a database that the harness may take away',
  'logto-log': 'what the Logto process prints',
  'key-rotation': 'a Management API that rotates the signing keys',
  'sms-faults': 'a fake provider that takes faults',
  'provider-tls': 'a fake provider whose certificate the harness chooses',
  'faulty-openid-provider': 'the stand-in before the sample app',
  'own-sample-app': 'a sample app that the harness starts, with settings of its own',
  'second-application': 'a second application',
  'public-client': 'a single-page application, registered by the check',
  'third-party-application': 'a third-party application, registered by the check',
  'email-connector': 'an email connector whose messages stay on this machine',
  'account-api': "Logto's Account API, switched on",
  mfa: 'SMS as second factor',
  captcha: 'a captcha configuration, whose keys may be made up',
  webhook: 'webhooks that reach the harness',
  console: "Logto's Console, with an administrator's account",
  tls: 'Logto and the application over https',
  k6: 'k6 2',
  'long-run': 'an hour',
} as const;

/** `Object.keys` forgets what the keys are. */
const keysOf = <Key extends string>(record: Record<Key, unknown>) => z.enum(Object.keys(record) as [Key, ...Key[]]);

/** A clause as the files write it: `ASVS 6.5.4`. */
export const clauseSchema = z.string().transform((text, context): Clause => {
  try {
    return readClause(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});

const subjectSchema = keysOf(subjects);

/** In the order of the catalogue. */
export const subjectNames = subjectSchema.options;

export const idSchema = z.string().regex(requirementIdForm, 'an id looks like OTP-03');

const requirementSchema = z.strictObject({
  id: idSchema,
  statement: z
    .string()
    .regex(/^[A-Z`].*\.$/, 'a statement begins with a capital and ends with a full stop')
    .regex(/^(?!.*[.!?] [A-Z])/, 'a statement is one sentence')
    .describe('What must hold, in our own words'),
  clauses: z.array(clauseSchema).nonempty().readonly(),
  severity: z.enum(severities),
  level: z.enum(levels),
  how: z.array(keysOf(means)).nonempty().readonly(),
  needs: z.array(keysOf(needs)).default([]).readonly(),
  tenants: z.array(keysOf(tenantConfigurations)).nonempty().default(['password-and-code']).readonly(),
  measure: z.string().optional().describe('What is counted or tried, with samples and thresholds'),
  note: z.string().optional().describe('Where the row differs from its source, and why'),
  splitFrom: idSchema.optional().describe('The row of the reference that this one is a part of'),
  added: z.string().optional().describe('Why the rows of the reference, and of the guide, were not enough'),
  sameAs: idSchema.optional().describe('The row whose checks decide this one as well'),
  status: statusSchema.default({ kind: 'open', reason: notCheckedYet }).readonly(),
});

/** A file of `data/`. */
export const subjectFileSchema = z.strictObject({
  subject: subjectSchema,
  requirements: z.array(requirementSchema).nonempty(),
});

export type Subject = keyof typeof subjects;

/** One thing that must hold. Frozen. */
export interface Requirement extends Readonly<z.infer<typeof requirementSchema>> {
  readonly subject: Subject;
}
