import { z } from 'zod';
import type { Frozen } from './frozen.ts';
import { targetSchema } from './target.ts';

const count = z.int().nonnegative();

/**
 * Something that must not have happened, as an exploration met it. Of one that must not be published nothing is said but
 * its requirement, how often it was met and, where it is new, the property: see SECURITY.md.
 */
const findingSchema = z.object({
  check: z.string().describe('Id of its check in verdict.json, the same whenever it is met'),
  requirement: z.string(),
  property: z
    .string()
    .optional()
    .describe('Which property it breaks, such as accepted, refused or server-error; absent if it is held back'),
  what: z.string().optional().describe('What was expected of whom, and what came; absent if it must not be published'),
  count: count.describe('How often it was met'),
  metAfter: z.number().nonnegative().optional().describe('Seconds from the start to when it was first met'),
  known: z.boolean().describe('Whether the register of deviations names its requirement for this version'),
  steps: z
    .array(z.object({ what: z.string(), answer: z.string() }))
    .optional()
    .describe('The shortest sequence found; absent if it must not be published'),
  file: z.string().optional().describe('The sequence, for --replay; relative to this file'),
  script: z.string().optional().describe('The same as a program of plain HTTP; relative to this file'),
});

/** An exploration, as `npm run explore` writes it to `exploration.json`. */
export const explorationSchema = z.object({
  schemaVersion: z.literal(1),
  target: targetSchema,
  seed: z.int(),
  lanes: z.int().positive().describe('Sequences at the same time'),
  seconds: z.number(),
  sequences: count,
  steps: count,
  requests: count,
  interrupted: z.string().nullable().describe('Why it ended before its time; null if it did not'),
  unfinished: z
    .object({ file: z.string(), script: z.string() })
    .optional()
    .describe('The sequence in which the target died, where the report may show it'),
  findings: z.array(findingSchema),
  coverage: z.array(
    z.object({
      step: z.string(),
      expected: z.string().describe('What the model said: must, may or must not be accepted, and why'),
      answer: z.string(),
      accepted: z.boolean(),
      count,
    }),
  ),
  neverReached: z
    .array(z.string())
    .describe('Kinds of steps that were never taken, or never accepted, or never refused'),
});

/** The same in `verdict.json`, which is published: see SECURITY.md. */
export const exploredSchema = explorationSchema
  .pick({
    ...{ seed: true, lanes: true, seconds: true, sequences: true, steps: true, requests: true, interrupted: true },
    ...{ neverReached: true },
  })
  .extend({
    reached: count.describe('How many combinations of step, expectation and answer as the model has it'),
    findings: z.array(findingSchema),
  });

export type Exploration = Frozen<z.infer<typeof explorationSchema>>;
