import { z } from 'zod';
import { clauseSchema, levels, severities } from './catalogue.ts';
import { deviationSchema } from './deviations.ts';
import { exploredSchema } from './exploration.ts';
import type { Frozen } from './frozen.ts';
import { gateSchema } from './gate.ts';
import { mergedShardSchema, shardPlaceSchema } from './shards.ts';
import { targetSchema } from './target.ts';
import { checkVerdicts, requirementVerdicts, runVerdicts } from './verdicts.ts';

const count = z.int().nonnegative();

const versionsSchema = z.object({
  harness: z.string(),
  node: z.string(),
  playwright: z.string(),
  browser: z.string().describe('Name, version and origin of the browser'),
  next: z.string(),
  logtoNext: z.string(),
});

/** What a run knows of itself beside its results. */
export const runEnvironmentSchema = z.object({
  command: z.string().describe('As typed'),
  gitRevision: z.string().nullable().describe('Commit of the harness; null outside a git checkout'),
  gitDirty: z.boolean().nullable(),
  target: targetSchema,
  versions: versionsSchema,
});

const evidenceSchema = z.object({
  name: z.string(),
  type: z.string().describe('Media type'),
  file: z.string().describe('Relative to this file'),
});

const checkSchema = z.object({
  id: z.string().describe('Such as OTP-03.2: stays when the title is edited; unique together with the project'),
  title: z.string(),
  feature: z.string().describe('The flow: register, sign-in, forgot-password, sign-out, or the folder of the check'),
  requirements: z.array(z.string()).describe('Ids of the requirements that this check decides'),
  project: z.string().describe('Tenant configuration under which the check ran'),
  verdict: z.enum(checkVerdicts),
  carried: z
    .boolean()
    .optional()
    .describe('True for a deviation that is known of other versions of Logto only: this one has to confirm it'),
  durationMs: z.number().nonnegative(),
  attempts: count,
  reason: z.string().optional().describe('Why it is not a pass: its first line is a summary'),
  evidence: z.array(evidenceSchema),
});

const requirementSchema = z.object({
  id: z.string(),
  statement: z.string().describe('What must hold'),
  severity: z.enum(severities),
  level: z.enum(levels),
  clauses: z.array(clauseSchema).describe('Where standards demand it'),
  verdict: z.enum(requirementVerdicts),
  checks: z.array(z.string()).describe('Ids of the checks of this run that decide it'),
  reason: z.string().optional().describe('Why it is not a pass, or why it is open'),
});

/** The verdict of a run, on which others may rely: documented in docs/verdict.md. */
export const verdictSchema = z.object({
  schemaVersion: z.literal(4),
  run: z.object({
    id: z.string(),
    startedAt: z.iso.datetime().nullable().describe('Null if no check was ever planned'),
    durationMs: z.number().nonnegative(),
    command: z.string(),
    gitRevision: z.string().nullable(),
    gitDirty: z.boolean().nullable(),
    complete: z.boolean().describe('False if the run was interrupted or met errors outside of checks'),
    whole: z.boolean().describe('True if everything was meant to run, false for a selection'),
    shard: shardPlaceSchema.optional().describe('Which of how many parts this run is; its verdict is about that part'),
    shards: z.array(mergedShardSchema).optional().describe('The parts that this run was merged from'),
  }),
  target: targetSchema,
  versions: versionsSchema,
  totals: z
    .record(z.enum(['checks', ...checkVerdicts]), count)
    .describe('How many checks, and how many of each verdict'),
  verdict: z
    .enum(runVerdicts)
    .describe('`stand-in`: what would be a pass on Logto. The harness works; this run says nothing about Logto'),
  gate: gateSchema
    .optional()
    .describe('Present where --gate or --baseline limited what fails the run; the exit code follows it then'),
  exploration: exploredSchema
    .optional()
    .describe('Present of an exploration: its findings are the checks of this file'),
  problems: z
    .array(z.string())
    .describe('What is wrong beside single checks: the ledger, the register, the run itself'),
  notes: z
    .array(z.string())
    .default([])
    .describe('What fails nothing: deviations carried from other versions, or absent in a tenant taken as it is'),
  checks: z.array(checkSchema),
  requirements: z.array(requirementSchema).describe('Every requirement of the catalogue, gaps included'),
  deviations: z
    .array(
      deviationSchema.extend({
        occurred: z.boolean(),
        carried: z.boolean().optional().describe('True if it occurred and was measured on other versions only'),
      }),
    )
    .describe('The register of deviations, and whether each made a check a deviation in this run'),
});

export type RunEnvironment = Frozen<z.infer<typeof runEnvironmentSchema>>;
export type Check = Frozen<z.infer<typeof checkSchema>>;
export type JudgedRequirement = Frozen<z.infer<typeof requirementSchema>>;
export type Verdict = Frozen<z.infer<typeof verdictSchema>>;

/** Whether a run came to something of a Logto: an undecided one and one on the stand-in did not. */
export const isAboutLogto = ({ verdict, target }: Pick<Verdict, 'verdict' | 'target'>): boolean =>
  verdict !== 'undecided' && !target.isStandIn;

/** Exit code of a run: 0 conforms, or all is well on the stand-in; 1 does not conform; 2 could not be decided. */
export const exitCodes: Readonly<Record<Verdict['verdict'], number>> = {
  pass: 0,
  'stand-in': 0,
  fail: 1,
  undecided: 2,
};

/** The exit code of a run that has this verdict: by its gate, where it has one. */
export const exitCodeOf = ({ verdict, gate }: Pick<Verdict, 'verdict' | 'gate'>): number =>
  exitCodes[gate?.verdict ?? verdict];
