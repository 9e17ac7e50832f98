/**
 * What scenario `growth` measured, in `growth.json`: the same load on a fresh and on a grown database, which statement
 * grew, and why. The pages read it.
 */
import { z } from 'zod';
import type { Frozen } from './frozen.ts';
import { spreadSchema } from './load-run.ts';

/** One half of the run. */
const halfSchema = z.object({
  /** Of whole flows; null where none was completed. */
  flows: spreadSchema.nullable(),
  /** Milliseconds of database time a flow; null where it is not told. */
  databaseMs: z.number().nullable(),
  /** Milliseconds on a CPU a flow, of Logto and its database together; null where it was not measured. */
  targetCpuMs: z.number().nullable(),
});

/** What one flow cost the database by one kind of statement. */
const statementSchema = z.object({
  /** PostgreSQL's `queryid`. */
  id: z.string(),
  query: z.string(),
  /** Calls a flow. */
  calls: z.number(),
  /** Milliseconds a flow. */
  fresh: z.number(),
  grown: z.number(),
});

/** How PostgreSQL ran a statement of the run, as `EXPLAIN (ANALYZE, BUFFERS)` has it. */
const planSchema = z.object({
  /** Milliseconds. */
  ms: z.number(),
  /** As Logto ran it, or by the harness with the same role and parameters, and all operators marked leakproof. */
  as: z.enum(['run', 'leakproof']),
  text: z.string(),
});

const explanationSchema = z.object({
  query: z.string(),
  plans: z.array(planSchema),
  /** What the plans show, one sentence each. */
  because: z.array(z.string()),
  /** Definitions of the indexes of the tables that it reads. */
  indexes: z.array(z.string()),
});

export const growthSchema = z.object({
  /** Flows that the database had seen before the second half. */
  earlier: z.number(),
  fresh: halfSchema,
  grown: halfSchema,
  /** Those that grew most, first. */
  statements: z.array(statementSchema),
  /** Of the statement that grew most; null with the reason where it could not be had. */
  explanation: explanationSchema.nullable(),
  unexplained: z.string().nullable(),
});

export type GrowthHalf = Frozen<z.infer<typeof halfSchema>>;
export type StatementGrowth = Frozen<z.infer<typeof statementSchema>>;
export type StatementPlan = Frozen<z.infer<typeof planSchema>>;
export type Explanation = Frozen<z.infer<typeof explanationSchema>>;
export type Growth = Frozen<z.infer<typeof growthSchema>>;
