import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { parse } from 'yaml';
import { z } from 'zod';
import { repository } from '../../fixtures/tools/repository.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { readAction, stepSchema } from './testing/action.ts';
import { runAction } from './testing/runner.ts';

const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.looseObject({ schedule: z.array(z.strictObject({ cron: z.string() })) }),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  jobs: z.record(
    z.string(),
    z.strictObject({
      name: z.string(),
      needs: z.array(z.string()).optional(),
      if: z.string(),
      'runs-on': z.string(),
      'timeout-minutes': z.int(),
      strategy: z
        .strictObject({ 'fail-fast': z.boolean(), matrix: z.record(z.string(), z.array(z.string())) })
        .optional(),
      env: z.record(z.string(), z.string()).optional(),
      steps: z.array(stepSchema),
    }),
  ),
});

const readWorkflow = async () =>
  workflowSchema.parse(parse(await readFile(join(repository, '.github/workflows/conformance.yml'), 'utf8')));

/** What each job gives to the action of this repository. */
const usesOfAction = async () =>
  Object.values((await readWorkflow()).jobs)
    .flatMap(({ steps }) => steps)
    .flatMap((step) => ('uses' in step && step.uses === './' ? [step.with ?? {}] : []));

test('the workflow tests a Logto by the action, with inputs that the action has', async () => {
  const { inputs } = await readAction();
  const uses = await usesOfAction();
  expect(uses.map(({ logto }) => logto)).toEqual([`\${{ matrix.logto }}`, 'svhd/logto:latest']);
  expect(uses.flatMap((given) => Object.keys(given)).filter((name) => !(name in inputs))).toEqual([]);
});

test('the workflow leaves target and gate to the action, which takes a Logto in containers', async () => {
  expect((await readAction()).inputs.target?.default).toBe('compose');
  expect((await usesOfAction()).map(({ target }) => target)).toEqual([undefined, undefined]);
});

test('the workflow runs each version to its end, and keeps its report by the name of the version', async () => {
  const { strategy } = (await readWorkflow()).jobs.versions ?? {};
  const versions = strategy?.matrix.logto ?? [];
  expect(versions.filter((version) => !/^1\.\d+\.\d+$/.test(version))).toEqual([]);
  expect([versions.length > 3, strategy?.['fail-fast']]).toEqual([true, false]);
  expect(new Set((await usesOfAction()).map(({ artifact }) => artifact)).size).toBe(2);
});

test('the workflow may only read, and names a major version of each action', async () => {
  const { permissions, jobs } = await readWorkflow();
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const actions = steps.flatMap((step) => ('uses' in step ? [step.uses] : []));
  expect(permissions).toEqual({ contents: 'read' });
  expect(actions.filter((action) => !/^(\.\/|actions\/[\w-]+@v\d+)$/.test(action))).toEqual([]);
});

test('each job of the workflow ends with exit code 2 where no engine answers', async () => {
  test.setTimeout(240_000);
  const environment = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };
  for (const given of await usesOfAction()) {
    const inputs = { ...given, flags: '--all', logto: String(given.logto).replace(/\$.*/, '1.42.0') };
    await using job = await runAction({ inputs: z.record(z.string(), z.string()).parse(inputs), environment });
    expect(job).toMatchObject({ exitCode: 2, outputs: { verdict: 'undecided', 'verdict-file': '' } });
    expect(job.log).toMatch(/no Docker engine answers|there is no command docker/);
  }
});

test('each night the newest Logto is explored for half an hour, in more time than that takes', async () => {
  const { explore } = (await readWorkflow()).jobs;
  const [script] = explore?.steps.flatMap((step) => ('run' in step && step.name === 'Explore' ? [step] : [])) ?? [];
  expect(explore?.if).toBe(`\${{ github.event_name == 'schedule' || inputs.explore }}`);
  expect(explore?.['timeout-minutes']).toBeGreaterThanOrEqual(45);
  expect(script?.env).toMatchObject({ LOGTO_TAG: 'latest' });
  expect(script?.run).toContain('--target compose --real --duration 30m');
});

test('the exploration of the workflow keeps its report, and no file of a finding that may be held back', async () => {
  const { explore } = (await readWorkflow()).jobs;
  const [kept] = explore?.steps.flatMap((step) => ('uses' in step && step.with?.path ? [step] : [])) ?? [];
  expect(kept?.if).toBe(`\${{ always() }}`);
  const paths = String(kept?.with?.path).trim().split('\n');
  expect(paths.map((path) => path.replace(/^.*\/exploration\//, ''))).toEqual([
    ...['report', 'junit.xml', 'summary.md', 'traceability.html', 'verdict.json'],
  ]);
});

test('the exploration of the workflow ends with exit code 2 where no engine answers', async () => {
  const { explore } = (await readWorkflow()).jobs;
  const [script] = explore?.steps.flatMap((step) => ('run' in step && step.name === 'Explore' ? [step.run] : [])) ?? [];
  await using folder = await temporaryFolder('explore');
  const env = { DOCKER_HOST: 'unix:///nowhere/docker.sock', EXPLORATION: folder.path, GITHUB_ACTIONS: 'true' };
  const ended = await execa('bash', ['-e', '-c', script ?? ''], { cwd: repository, env, reject: false, all: true });
  expect(ended.exitCode).toBe(2);
  expect(ended.all).toMatch(/no Docker engine answers|there is no command docker/);
});

/** What the jobs of the workflow came to, and whether its verdict lets that pass. */
const results = [
  { results: 'success skipped', exitCode: 0 },
  { results: 'skipped success', exitCode: 0 },
  { results: 'failure skipped', exitCode: 1 },
  { results: 'cancelled skipped', exitCode: 1 },
  { results: 'skipped skipped', exitCode: 1 },
  { results: 'skipped failure', exitCode: 1 },
];

for (const { results: RESULTS, exitCode } of results) {
  test(`the verdict of the workflow is exit code ${exitCode} where versions and newest are ${RESULTS}`, async () => {
    const { jobs } = await readWorkflow();
    const [script] = jobs.verdict?.steps.flatMap((step) => ('run' in step ? [step.run] : [])) ?? [];
    expect(jobs.verdict).toMatchObject({ needs: ['versions', 'newest'], if: `\${{ always() }}` });
    expect((await execa('bash', ['-e', '-c', script ?? ''], { env: { RESULTS }, reject: false })).exitCode).toBe(
      exitCode,
    );
  });
}
