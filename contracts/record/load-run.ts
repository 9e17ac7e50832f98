/**
 * What a load run leaves in `load.json` (`run.json` beside it is the ledger of its checks), beside k6's own `summary.json`:
 * what was asked, and what came of it. The pages and a later run (`--baseline`) read it. k6 imports its types alone.
 */
import { z } from 'zod';
import type { Frozen } from './frozen.ts';
import { targetSchema } from './target.ts';

/** Times in ms. */
export const spreadSchema = z.object({ median: z.number(), p95: z.number(), max: z.number() });

/** A part of a run with a rate of its own: the whole of a steady run, one step of a breakpoint run. */
const phaseSchema = z.object({
  /** Tag `phase` of every sample taken in it. */
  name: z.string(),
  /** New arrivals a second, whether earlier ones are done or not (an open model). */
  rate: z.number(),
  seconds: z.number(),
});

const phaseResultSchema = phaseSchema.extend({
  /** Flows of this phase that reached their end, and that did not. */
  completed: z.number(),
  failed: z.number(),
  /** Of single requests, and of whole flows; null without any. */
  requests: spreadSchema.nullable(),
  flows: spreadSchema.nullable(),
  /** Whether every threshold held in it; false too for a phase that was not reached to its end. */
  held: z.boolean(),
});

const thresholdSchema = z.object({ metric: z.string(), expression: z.string(), met: z.boolean() });

export const loadRunSchema = z.object({
  scenario: z.string(),
  /** The flow that each arrival goes through; `mixed` goes through several. */
  flow: z.string(),
  question: z.string(),
  /** Requirements that its thresholds decide. An earlier run to compare with may be older than this. */
  requirements: z.array(z.string()).default([]),
  /** Whether it looks for the rate that breaks the target. */
  seeksKnee: z.boolean().default(false),
  profile: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  /** True for a run that was interrupted: its figures stand for what there was until then. */
  partial: z.boolean(),
  target: targetSchema.omit({ images: true }),
  machine: z.object({ cores: z.number(), memoryBytes: z.number(), node: z.string() }),
  k6: z.object({ version: z.string(), origin: z.string(), exitCode: z.number() }),
  /** Virtual users that may be under way at once; an arrival beyond them is dropped. */
  atOnce: z.number(),
  /** Phone numbers that the arrivals share. */
  numbers: z.number(),
  /** k6's execution segment, such as `0:1/2`; null for a generator that makes the whole load. */
  segment: z.string().nullable(),
  dropped: z.number(),
  phases: z.array(phaseResultSchema),
  /** Each kind of request, in the order of the flow. */
  steps: z.array(spreadSchema.extend({ name: z.string(), count: z.number() })),
  thresholds: z.array(thresholdSchema),
  /** Of a breakpoint run: the highest rate that held; 0 where the first did not, null where the last one did. */
  knee: z.number().nullable(),
  outcome: z.enum(['met', 'crossed', 'undecided']),
  /** Why, one line each; empty if all thresholds were met. */
  reasons: z.array(z.string()),
});

export type Spread = Frozen<z.infer<typeof spreadSchema>>;
export type LoadPhase = Frozen<z.infer<typeof phaseSchema>>;
export type PhaseResult = Frozen<z.infer<typeof phaseResultSchema>>;
export type ThresholdResult = Frozen<z.infer<typeof thresholdSchema>>;
export type LoadRun = Frozen<z.infer<typeof loadRunSchema>>;
