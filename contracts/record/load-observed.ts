/**
 * What was observed of a load run beside k6's own figures, in `observed.json`: the invariants, the cost, what bounds it,
 * and how it went over time. The pages read it.
 */
import { z } from 'zod';
import type { Frozen } from './frozen.ts';

const violationSchema = z.object({
  kind: z.string(),
  /** One sentence. */
  message: z.string(),
  /** File and line of the events in the histories of the run, such as `k6:214`. */
  events: z.array(z.string()),
});

const invariantSchema = z.object({
  id: z.string(),
  /** A sentence that should hold. */
  title: z.string(),
  /** Ids of the requirements that it decides. */
  requirements: z.array(z.string()),
  /** What it judges, in the plural, and how many of these there were; of none it says nothing. */
  subjects: z.string(),
  judged: z.number(),
  /** How many there were; `violations` has the first of them. */
  broken: z.number(),
  violations: z.array(violationSchema),
  /** How often and how far it was broken, where that can be told in a sentence. */
  measured: z.string().nullable(),
});

/** What a part of the run used over a stretch of time. */
const usedSchema = z.object({
  /** CPUs kept busy, on average. */
  cores: z.number(),
  /** How much of the time its busiest thread was on a CPU, 0 to 1; null where that cannot be seen. */
  busiestThread: z.number().nullable(),
  /** Most bytes at once, and how many more at the end than at the start. */
  memory: z.number(),
  memoryGrowth: z.number(),
});

const windowSchema = z.object({
  seconds: z.number(),
  /** By part: `logto`, `database`, `fake`, `app`, `k6`, `harness`. */
  parts: z.record(z.string(), usedSchema),
  /** How much of all CPUs was busy, whoever used them, 0 to 1. */
  machine: z.number(),
  /** How much of the time the event loop of the harness was busy, 0 to 1. */
  loop: z.number(),
  /** Sessions of the database, on average. */
  sessions: z.object({ total: z.number(), active: z.number(), locked: z.number() }).nullable(),
});

/** What one flow that was completed cost, on average over the whole run. */
const costSchema = z.object({
  /** Flows that were completed. */
  flows: z.number(),
  /** Milliseconds on a CPU, by part. */
  cpuMs: z.record(z.string(), z.number()),
  /** Null where the database cannot be asked, or does not count statements. */
  statements: z.number().nullable(),
  statementMs: z.number().nullable(),
  /** Tables that grew, by their rows. */
  tables: z.array(z.object({ name: z.string(), rows: z.number(), bytes: z.number() })),
  /** The statements that took longest. */
  top: z.array(z.object({ query: z.string(), calls: z.number(), ms: z.number() })),
});

/** Figures in equal stretches of time. */
const seriesSchema = z.object({
  /** Milliseconds since the epoch. */
  from: z.number(),
  /** Length of a stretch. */
  seconds: z.number(),
  /** By name, one figure a stretch; null where there is none. */
  columns: z.record(z.string(), z.array(z.number().nullable())),
});

export const observedSchema = z.object({
  /** Why not all that happened may be in the history, as sentences; then its invariants prove nothing. */
  gaps: z.array(z.string()),
  /** Events that were judged. */
  events: z.number(),
  invariants: z.array(invariantSchema),
  /** What was used in each phase, in their order; null where it was too short. */
  phases: z.array(z.object({ name: z.string(), load: windowSchema.nullable() })),
  bound: z.object({
    by: z.string(),
    /** False where the harness was the bottleneck: the figures say nothing of the target then. */
    counts: z.boolean(),
    because: z.string(),
    /** The phase in which it was looked for. */
    phase: z.string(),
    /** CPU seconds of generator, fake, sample app and harness for each of Logto and its database. */
    harnessShare: z.number().nullable(),
  }),
  cost: costSchema.nullable(),
  series: seriesSchema,
});

export type ObservedInvariant = Frozen<z.infer<typeof invariantSchema>>;
export type ObservedLoad = Frozen<z.infer<typeof usedSchema>>;
export type ObservedWindow = Frozen<z.infer<typeof windowSchema>>;
export type ObservedCost = Frozen<z.infer<typeof costSchema>>;
export type ObservedSeries = Frozen<z.infer<typeof seriesSchema>>;
export type Observed = Frozen<z.infer<typeof observedSchema>>;
