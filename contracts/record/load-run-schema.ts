import { z } from 'zod';
import type { LoadRun } from './load-run.ts';

const spread = z.object({ median: z.number(), p95: z.number(), max: z.number() });

/** Reads `load.json`: see `load-run.ts`, which k6 imports and which therefore stands apart. */
export const loadRunSchema = z.object({
  scenario: z.string(),
  flow: z.string(),
  question: z.string(),
  profile: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  partial: z.boolean(),
  target: z.object({
    kind: z.string(),
    isStandIn: z.boolean(),
    logtoVersion: z.string(),
    connectorVersion: z.string(),
    details: z.record(z.string(), z.string()),
  }),
  machine: z.object({ cores: z.number(), memoryBytes: z.number(), node: z.string() }),
  k6: z.object({ version: z.string(), origin: z.string(), exitCode: z.number() }),
  atOnce: z.number(),
  numbers: z.number(),
  segment: z.string().nullable(),
  dropped: z.number(),
  phases: z.array(
    z.object({
      name: z.string(),
      rate: z.number(),
      seconds: z.number(),
      completed: z.number(),
      failed: z.number(),
      requests: spread.nullable(),
      flows: spread.nullable(),
      held: z.boolean(),
    }),
  ),
  steps: z.array(spread.extend({ name: z.string(), count: z.number() })),
  thresholds: z.array(z.object({ metric: z.string(), expression: z.string(), met: z.boolean() })),
  knee: z.number().nullable(),
  outcome: z.enum(['met', 'crossed', 'undecided']),
  reasons: z.array(z.string()),
}) satisfies z.ZodType<LoadRun>;
