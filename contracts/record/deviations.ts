import { z } from 'zod';
import type { Frozen } from './frozen.ts';

/** What a failure looks like that an entry speaks of; one that looks otherwise is a new failure. */
export const failureFormSchema = z.object({
  text: z
    .string()
    .describe('Regular expression that each error of the check has to match, its white space read as single spaces'),
  atLeast: z.number().optional().describe('Lower bound of the number that the group `figure` of the expression finds'),
  atMost: z.number().optional().describe('Upper bound of that number'),
});

/** A requirement that named Logto versions are known not to meet. */
export const deviationSchema = z.object({
  requirement: z.string(),
  check: z
    .string()
    .optional()
    .describe('Id of the one check that may fail, such as OTP-03.2; absent: every check of the requirement'),
  logtoVersions: z.string().describe('Range of versions on which it was measured and occurs'),
  absentFrom: z.string().optional().describe('Range of versions on which it was measured and does not occur'),
  sdkVersions: z
    .string()
    .optional()
    .describe('Range of versions of @logto/next on which it occurs, for what that SDK does in the application'),
  standIn: z.boolean(),
  failsWith: failureFormSchema.optional(),
  reason: z.string(),
  evidence: z.string(),
  reproduction: z.string().optional(),
  owner: z.string(),
  expires: z.iso.date().describe('Last day on which it holds'),
  heldBack: z
    .object({ reportedTo: z.string(), reportedOn: z.iso.date() })
    .optional()
    .describe('Told to a security contact first: nothing beyond the entry is shown of it, see SECURITY.md'),
});

/** The register of deviations as a command writes it into the folder of a run. */
export const deviationsFileSchema = z.object({ schemaVersion: z.literal(1), deviations: z.array(deviationSchema) });

export type FailureForm = Frozen<z.infer<typeof failureFormSchema>>;

/** An entry of the register, of one check or, without `check`, of any of its requirement. */
export type Deviation = Frozen<z.infer<typeof deviationSchema>>;
