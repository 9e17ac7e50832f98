import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { z } from 'zod';

const root = new URL('../../', import.meta.url);

const stepSchema = z.union([
  z.strictObject({
    uses: z.string(),
    name: z.string().optional(),
    if: z.string().optional(),
    with: z.looseObject({}).optional(),
  }),
  z.strictObject({ run: z.string(), name: z.string() }),
]);

const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.looseObject({}),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  env: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.strictObject({
      name: z.string(),
      needs: z.string().optional(),
      if: z.string().optional(),
      'runs-on': z.string(),
      'timeout-minutes': z.int(),
      strategy: z.looseObject({ matrix: z.record(z.string(), z.array(z.int())) }).optional(),
      env: z.record(z.string(), z.string()).optional(),
      steps: z.array(stepSchema),
    }),
  ),
});

const readWorkflow = async () =>
  workflowSchema.parse(parse(await readFile(new URL('.github/workflows/conformance.yml', root), 'utf8')));

const steps = async () => Object.values((await readWorkflow()).jobs).flatMap((job) => job.steps);

test('the workflow and the script run the same commands', async () => {
  const script = await readFile(new URL('.ci/shards', root), 'utf8');
  const commands = (await steps()).flatMap((step) => ('run' in step ? [step.run] : []));
  expect(commands).toHaveLength(4);
  expect(commands.filter((command) => !script.includes(command))).toEqual([]);
});

test('the workflow tests a Logto in containers, and refuses the stand-in', async () => {
  expect((await readWorkflow()).env.FLAGS).toMatch(/^--target compose --real /);
});

test('the workflow may only read, and names a major version of each action', async () => {
  const actions = (await steps()).flatMap((step) => ('uses' in step ? [step.uses] : []));
  expect((await readWorkflow()).permissions).toEqual({ contents: 'read' });
  expect(actions.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([]);
});

test('the workflow has each shard once', async () => {
  const { index, count } = (await readWorkflow()).jobs.shard?.strategy?.matrix ?? {};
  expect(index).toEqual(Array.from({ length: count?.[0] ?? 0 }, (_, at) => at + 1));
  expect(count).toHaveLength(1);
});
