import { Range, validRange } from 'semver';
import { z } from 'zod';
import { checkIdForm, explorationPrefix } from '../../contracts/check-id.ts';
import { failureFormSchema } from '../../contracts/record/deviations.ts';
import { idSchema } from '../catalogue/schema.ts';

/** A range such as `1.42.x` or `1.41.3 || 1.42.0`, which leaves some version out. */
const versions = z
  .string()
  .refine((range) => validRange(range) !== null, 'it is no range of versions, such as "1.42.x" or "1.41.3 || 1.42.0"')
  .refine((range) => validRange(range) === null || new Range(range).range !== '', 'it leaves no version out');

/** Checks of load runs go by their scenario and invariant. */
export const loadCheckPrefix = 'load/';

const checkId = z
  .string()
  .regex(
    new RegExp(`${checkIdForm.source}|^${loadCheckPrefix}[a-z-]+/[a-z0-9-]+$|^${explorationPrefix}[a-z0-9-]+$`),
    'an id of a check looks like OTP-03.2, load/races/no-code-is-accepted-twice or explore/otp-04-accepted-verifycode',
  );

const isExpression = (text: string): boolean => {
  try {
    return new RegExp(text, 'u').source !== '';
  } catch {
    return false;
  }
};

const failureForm = failureFormSchema
  .strict()
  .refine(({ text }) => isExpression(text), { path: ['text'], message: 'it is no regular expression' })
  .refine(
    ({ text, atLeast, atMost }) => (atLeast === undefined && atMost === undefined) !== text.includes('(?<figure>'),
    'a bound needs a group (?<figure>…) in the text, and such a group a bound',
  );

/** One finding, at each check that sees it. */
const entrySchema = z
  .strictObject({
    requirement: idSchema,
    checks: z
      .array(checkId)
      .min(1)
      .optional()
      .describe('Ids of the checks that may fail, each of which has to; absent: any check of the requirement alone'),
    logtoVersions: versions.describe('Logto versions on which it was measured and occurs, such as 1.41.0 || 1.42.0'),
    absentFrom: versions
      .optional()
      .describe('Logto versions on which it was measured and does not occur: a failure there is a new one'),
    sdkVersions: versions
      .optional()
      .describe('Versions of @logto/next on which it occurs: what that SDK does in any application that uses it'),
    standIn: z.boolean().default(false).describe('Whether it occurs on the stand-in too, by a part that both share'),
    failsWith: failureForm
      .optional()
      .describe('What its failures look like: one that looks otherwise is a new failure. Absent: any failure is known'),
    reason: z
      .string()
      .min(20, 'say in 20 characters or more why Logto deviates, and why a run may pass with it')
      .describe('Why Logto does so, and why a run may pass with it'),
    evidence: z.string().min(20).describe('What was seen, where and when, with figures'),
    reproduction: z
      .string()
      .min(80)
      .optional()
      .describe('Steps from a fresh Logto that somebody at Logto can follow from this text alone'),
    owner: z.string().min(2, 'name who follows it up').describe('Who follows it up'),
    expires: z.iso.date().describe('Last day on which it holds'),
    heldBack: z
      .strictObject({ reportedTo: z.string().min(5), reportedOn: z.iso.date() })
      .optional()
      .describe('Told to a security contact first: the reproduction is not here until they have answered'),
  })
  .refine(({ checks = [], failsWith }) => !failsWith || checks.every((check) => !check.startsWith(explorationPrefix)), {
    path: ['failsWith'],
    message: 'what a finding of an exploration looks like is in the id of its check',
  })
  .refine(({ reproduction, heldBack }) => (reproduction === undefined) !== (heldBack === undefined), {
    path: ['reproduction'],
    message: 'an entry has a reproduction, or is held back and has none',
  });

/** The register of deviations, as a file. */
export const registerFileSchema = z.strictObject({
  $schema: z.string().optional().describe('Address of this schema, for editors'),
  schemaVersion: z.literal(1),
  deviations: z.array(entrySchema).describe('What named Logto versions are known not to meet'),
});

export type RegisterEntry = z.output<typeof entrySchema>;
export type RegisterFile = z.input<typeof registerFileSchema>;
