import { z } from 'zod';
import { severities } from './catalogue.ts';
import type { Frozen } from './frozen.ts';
import { runEnvironmentSchema, verdictSchema } from './verdict.ts';

/**
 * By what a run was judged beside its record, as it stands in its folder: whoever has both can judge it again and has to
 * come to the same verdict.
 */
export const judgementSchema = z.object({
  schemaVersion: z.literal(1),
  judgedAt: z.iso.datetime().describe('The day decides which deviations have expired'),
  environment: runEnvironmentSchema,
  lockfileSha256: z.string().nullable().describe("Of the harness's package-lock.json; null where it has none"),
  troubles: z.array(z.string()).describe('What failed beside the checks'),
  rules: z
    .object({ isTakenAsIs: z.boolean(), strict: z.boolean() })
    .nullable()
    .describe('How catalogue and register were held to; null: the run was judged by its checks alone'),
  gate: z
    .object({ severities: z.array(z.enum(severities)).nullable(), baseline: verdictSchema.nullable() })
    .nullable()
    .describe('What limited what could fail the run'),
});

export type Judgement = Frozen<z.infer<typeof judgementSchema>>;
