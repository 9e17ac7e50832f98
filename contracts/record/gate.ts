import { z } from 'zod';
import { severities } from './catalogue.ts';
import type { Frozen } from './frozen.ts';
import { checkVerdicts, runVerdicts } from './verdicts.ts';

const changedSchema = z.object({
  id: z.string().describe('Of the check'),
  project: z.string(),
  before: z.enum(checkVerdicts).nullable().describe('In the baseline; null where that had no such check'),
  after: z.enum(checkVerdicts),
});
export type ChangedCheck = Frozen<z.infer<typeof changedSchema>>;

/** What decided the exit code, where that was limited by severity or set against an earlier run. */
export const gateSchema = z.object({
  verdict: z.enum(runVerdicts).describe('What the exit code follows'),
  severities: z.array(z.enum(severities)).nullable().describe('Those that can fail the run; null: all of them'),
  baseline: z
    .object({
      run: z.string().describe('Id of the run'),
      startedAt: z.iso.datetime().nullable(),
      logtoVersion: z.string(),
      gitRevision: z.string().nullable().describe('Commit of the harness'),
    })
    .nullable()
    .describe('The earlier run that this one was set against; null: none'),
  worse: z
    .array(changedSchema)
    .describe('Checks that fail the run: with a baseline those that did not fail there, or that it was not about'),
  better: z.array(changedSchema).describe('Checks that failed or deviated in the baseline and pass now'),
  standing: z.array(changedSchema).describe('Checks that failed in the baseline already'),
  lost: z.array(changedSchema).describe('Checks that were decided in the baseline and do not apply now'),
  added: z
    .array(changedSchema)
    .describe('Checks that a newer harness brought: a failure of one is no change of the target'),
  limited: z.array(z.string()).describe('Ids of failed checks whose severity cannot fail this run'),
});
export type Gate = Frozen<z.infer<typeof gateSchema>>;
