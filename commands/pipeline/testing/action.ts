import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { repository } from '../../../fixtures/tools/repository.ts';

const uses = z.strictObject({
  name: z.string().optional(),
  uses: z.string(),
  if: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const run = z.strictObject({
  name: z.string(),
  id: z.string().optional(),
  run: z.string(),
  shell: z.literal('bash').optional(),
  env: z.record(z.string(), z.string()).optional(),
});

/** A step of an action or of a workflow, in the form that ours have. */
export const stepSchema = z.union([run, uses]);

const actionSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  author: z.string(),
  branding: z.strictObject({ icon: z.string(), color: z.string() }),
  inputs: z.record(z.string(), z.strictObject({ description: z.string(), default: z.string() })),
  outputs: z.record(z.string(), z.strictObject({ description: z.string(), value: z.string() })),
  runs: z.strictObject({ using: z.literal('composite'), steps: z.array(stepSchema) }),
});

/** action.yml at the root. */
export const readAction = async () => actionSchema.parse(parse(await readFile(join(repository, 'action.yml'), 'utf8')));
