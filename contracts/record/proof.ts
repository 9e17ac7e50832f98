import { z } from 'zod';
import { severities } from './catalogue.ts';
import type { Frozen } from './frozen.ts';

const count = z.int().nonnegative();

/** What stands of a requirement: whether a check of it has been seen to fail when something it is about was broken. */
export const proofStates = ['proven', 'deviates', 'not applicable', 'not tried yet', 'unproven'] as const;

/** How far the checks can be trusted: what `npm run prove` found, in numbers and by requirement. */
export const proofSchema = z.object({
  schemaVersion: z.literal(1),
  faults: z.object({
    known: count,
    tried: count,
    seen: count.describe('A check turned red'),
    redBefore: count.describe(
      'The check that detects it is red with nothing broken, for a deviation of the sample app',
    ),
    notApplicable: count.describe('No check of the requirements it breaks can be made on the stand-in'),
    missed: count,
  }),
  checks: z.object({
    passing: count.describe('On the stand-in, with nothing broken'),
    seenRed: count.describe('Of these, how many a fault turned red'),
  }),
  revisions: z
    .array(z.object({ revision: z.string().nullable(), faults: count }))
    .describe('Commits of the harness by which faults were tried, the most faults first'),
  requirements: z.array(
    z.object({
      id: z.string(),
      severity: z.enum(severities),
      state: z.enum(proofStates),
      faults: z.array(z.string()).describe('Faults that turned a check of it red'),
    }),
  ),
});

export type ProofOfChecks = Frozen<z.infer<typeof proofSchema>>;
export type RequirementProof = ProofOfChecks['requirements'][number];
