import { z } from 'zod';
import { levels, severities } from './catalogue.ts';
import { deviationSchema } from './deviations.ts';
import type { Frozen } from './frozen.ts';
import { targetSchema } from './target.ts';
import { verdictSchema } from './verdict.ts';
import { checkVerdicts, requirementVerdicts, runVerdicts } from './verdicts.ts';

const runId = z.string().describe('Id of one of `runs`');

const runColumnSchema = z.object({
  id: z.string(),
  startedAt: z.iso.datetime(),
  logtoVersion: targetSchema.shape.logtoVersion,
  kind: targetSchema.shape.kind,
  verdict: z.enum(runVerdicts),
  gitRevision: verdictSchema.shape.run.shape.gitRevision,
  gitDirty: verdictSchema.shape.run.shape.gitDirty,
  whole: z.boolean().describe('False for a run of a selection'),
  complete: z.boolean().describe('False for a run that was cut short'),
  source: z.enum(['file', 'dossier']).describe('Where the verdict was read; the signature of a dossier is not checked'),
});

const spanSchema = z.object({
  logtoVersion: z.string(),
  first: runId,
  since: z.iso.datetime().describe('When the first run started'),
  last: runId,
  until: z.iso.datetime().describe('When the last run started'),
  days: z.int().nonnegative().describe('Whole days from the first to the last run'),
  open: z.boolean().describe('True if no later run of this version came to anything else'),
});

const flipSchema = z.object({
  logtoVersion: z.string(),
  from: runId,
  to: runId,
  before: z.enum(checkVerdicts),
  after: z.enum(checkVerdicts),
  sameHarness: z.boolean().describe('True if both runs are of one unchanged commit of the harness'),
});

const changeSchema = z.object({
  kind: z.string().describe('As `npm run report -- compare` calls it, such as `new failure`'),
  from: runId,
  to: runId,
  before: z.enum(requirementVerdicts),
  after: z.enum(requirementVerdicts),
});

const requirementTrendSchema = z.object({
  id: z.string(),
  statement: z.string(),
  severity: z.enum(severities),
  level: z.enum(levels),
  verdicts: z
    .array(z.enum(requirementVerdicts).nullable())
    .describe('One for each of `runs`; null: not in its catalogue'),
  checks: z.array(z.string()).describe('Ids among `checks` of the group'),
  changes: z.array(changeSchema).describe('Oldest first: from the run before of the same version, if there is one'),
  deviations: z.array(spanSchema).describe('Runs of a version without a break in which it fails or deviates'),
  entries: z
    .array(deviationSchema.pick({ check: true, logtoVersions: true, owner: true, expires: true, heldBack: true }))
    .describe('What the register of the last run in which it deviates says of it'),
});

const checkTrendSchema = z.object({
  id: z.string(),
  project: z.string(),
  title: z.string(),
  requirements: z.array(z.string()),
  verdicts: z.array(z.enum(checkVerdicts).nullable()).describe('One for each of `runs`; null: it had not to run'),
  flips: z.array(flipSchema).describe('Oldest first'),
  deviations: z.array(spanSchema),
});

const trendGroupSchema = z.object({
  isStandIn: z.boolean().describe('True for runs on the stand-in, which say nothing about Logto'),
  runs: z.array(runColumnSchema).describe('Oldest first'),
  requirements: z.array(requirementTrendSchema),
  checks: z.array(checkTrendSchema),
});

/** How verdicts went over the runs that were given: documented in docs/verdict.md. */
export const trendSchema = z.object({
  schemaVersion: z.literal(1),
  groups: z.array(trendGroupSchema).describe('Runs on Logto and runs on the stand-in, which are not compared'),
  leftOut: z.array(z.object({ run: z.string(), reason: z.string() })).describe('What does not count, and why'),
});

export type Trend = Frozen<z.infer<typeof trendSchema>>;
export type TrendGroup = Trend['groups'][number];
export type RunColumn = TrendGroup['runs'][number];
export type RequirementTrend = TrendGroup['requirements'][number];
export type CheckTrend = TrendGroup['checks'][number];
export type DeviationSpan = RequirementTrend['deviations'][number];
