import { z } from 'zod';

/** A check and where it ran: its key among planned checks, outcomes and results. */
const place = z.object({ id: z.string(), project: z.string() });

export const plannedCheckSchema = place.extend({
  title: z.string(),
  /** Relative to the suites, with `/`. */
  file: z.string(),
  line: z.int().optional(),
  /** Describe blocks and title, as Allure joins them into `fullName`. */
  titles: z.array(z.string()),
  tags: z.array(z.string()),
});

export const plannedSchema = z.object({
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  checks: z.array(plannedCheckSchema),
});

export const outcomeSchema = place.extend({
  attempt: z.number().int(),
  status: z.enum(['passed', 'failed', 'timedOut', 'skipped', 'interrupted']),
  expectedStatus: z.enum(['passed', 'failed', 'timedOut', 'skipped', 'interrupted']),
  durationMs: z.number(),
  annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
  /** Messages without colours. */
  errors: z.array(z.string()),
  /** Whether its errors were left out of a dossier, for the deviation that excuses them is held back. */
  withheld: z.exactOptional(z.literal(true)),
});

/** What the ledger reporter tells the process that started Playwright, as soon as an attempt ends. */
export const endedSchema = z.object({ check: plannedCheckSchema, outcome: outcomeSchema });

export const runSchema = z.object({
  status: z.enum(['passed', 'failed', 'timedout', 'interrupted']),
  durationMs: z.number(),
  /** Errors outside of tests: a suite that does not load, a fixture of a worker that fails. */
  errors: z.array(z.string()),
});

export type Planned = z.infer<typeof plannedSchema>;
export type PlannedCheck = z.infer<typeof plannedCheckSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type Ended = z.infer<typeof endedSchema>;
export type Run = z.infer<typeof runSchema>;

/** Unique in a run: a check may run under several tenant configurations. */
export const keyOf = ({ id, project }: z.infer<typeof place>): string => `${project} ${id}`;

/** Unique as well, and what `allure-playwright` knows of a check: the project and its `fullName`. */
export const resultName = ({ project, file, titles }: Pick<PlannedCheck, 'project' | 'file' | 'titles'>): string =>
  `${project} ${[file, ...titles].join(' › ')}`;
