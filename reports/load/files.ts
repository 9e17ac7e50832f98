import { join } from 'node:path';
import { z } from 'zod';
import type { Growth } from '../../contracts/record/load-growth.ts';
import type { LoadRun } from '../../contracts/record/load-run.ts';
import { loadRunSchema } from '../../contracts/record/load-run-schema.ts';
import { readJson } from '../read-record.ts';

/** What `npm run load` leaves in the folder of a run: see contracts/record/load-run.ts and contracts/record/load-observed.ts. */
export const loadFiles = {
  load: 'load.json',
  observed: 'observed.json',
  /** Of scenario `growth` alone. */
  growth: 'growth.json',
  /** k6's own page, if it wrote one. */
  dashboard: 'dashboard.html',
  page: 'load.html',
} as const;

const share = z.number();
const used = z.object({
  cores: z.number(),
  busiestThread: share.nullable(),
  memory: z.number(),
  memoryGrowth: z.number(),
});

const windowSchema = z.object({
  seconds: z.number(),
  parts: z.record(z.string(), used),
  machine: share,
  loop: share,
  sessions: z.object({ total: z.number(), active: z.number(), locked: z.number() }).nullable(),
});

const invariantSchema = z.object({
  id: z.string(),
  title: z.string(),
  requirements: z.array(z.string()),
  subjects: z.string(),
  judged: z.number(),
  broken: z.number(),
  violations: z.array(z.object({ kind: z.string(), message: z.string(), events: z.array(z.string()) })),
  measured: z.string().nullable(),
});

const costSchema = z.object({
  flows: z.number(),
  cpuMs: z.record(z.string(), z.number()),
  statements: z.number().nullable(),
  statementMs: z.number().nullable(),
  tables: z.array(z.object({ name: z.string(), rows: z.number(), bytes: z.number() })),
  top: z.array(z.object({ query: z.string(), calls: z.number(), ms: z.number() })),
});

export const observedSchema = z.object({
  gaps: z.array(z.string()),
  events: z.number(),
  invariants: z.array(invariantSchema),
  phases: z.array(z.object({ name: z.string(), load: windowSchema.nullable() })),
  bound: z.object({
    by: z.string(),
    counts: z.boolean(),
    because: z.string(),
    phase: z.string(),
    harnessShare: z.number().nullable(),
  }),
  cost: costSchema.nullable(),
  series: z.object({
    from: z.number(),
    seconds: z.number(),
    columns: z.record(z.string(), z.array(z.number().nullable())),
  }),
});

const half = z.object({
  flows: z.object({ median: z.number(), p95: z.number(), max: z.number() }).nullable(),
  databaseMs: z.number().nullable(),
  targetCpuMs: z.number().nullable(),
});

const explanationSchema = z.object({
  query: z.string(),
  plans: z.array(
    z.object({
      ms: z.number(),
      as: z.enum(['run', 'leakproof']),
      text: z.string(),
    }),
  ),
  because: z.array(z.string()),
  indexes: z.array(z.string()),
});

const growthSchema = z.object({
  earlier: z.number(),
  fresh: half,
  grown: half,
  statements: z.array(
    z.object({ id: z.string(), query: z.string(), calls: z.number(), fresh: z.number(), grown: z.number() }),
  ),
  explanation: explanationSchema.nullable(),
  unexplained: z.string().nullable(),
}) satisfies z.ZodType<Growth>;

export type { LoadRun };
export type Observed = z.infer<typeof observedSchema>;
export type Invariant = z.infer<typeof invariantSchema>;

/** A load run as its folder has it. */
export interface LoadResult {
  readonly run: LoadRun;
  readonly observed: Observed;
  readonly growth?: Growth | undefined;
}

/**
 * Reads a run.
 *
 * @throws Error when the folder has none
 */
export const readLoadResult = async (folder: string): Promise<LoadResult> => {
  const [run, observed, growth] = await Promise.all([
    readJson(join(folder, loadFiles.load), loadRunSchema),
    readJson(join(folder, loadFiles.observed), observedSchema),
    readJson(join(folder, loadFiles.growth), growthSchema),
  ]);
  if (!run || !observed) {
    throw new Error(`${folder} has no whole load run: ${run ? loadFiles.observed : loadFiles.load} is missing`);
  }
  return { run, observed, growth };
};
