import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { readVerdict } from '../../reports/verdict/verdict-file.ts';
import { pathWith } from '../testing/machine-environment.ts';
import { readAction } from './testing/action.ts';
import { runAction } from './testing/runner.ts';

test.describe.configure({ timeout: 240_000 });

const pipeline = join(import.meta.dirname, 'testing/fake-pipeline.ts');

const callIn = async (workspace: string) => JSON.parse(await readFile(join(workspace, 'call.json'), 'utf8'));

test('no input of the action is a part of a script', async () => {
  const { inputs, runs } = await readAction();
  const scripts = runs.steps.flatMap((step) => ('run' in step ? [step.run] : []));
  const given = runs.steps.flatMap((step) => ('run' in step ? Object.values(step.env ?? {}) : []));
  expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  expect(given).toEqual(expect.arrayContaining(Object.keys(inputs).map((name) => `\${{ inputs.${name} }}`)));
});

test('the action names a major version of each action that it uses', async () => {
  const { runs } = await readAction();
  const used = runs.steps.flatMap((step) => ('uses' in step ? [step.uses] : []));
  expect(used.filter((name) => !/^actions\/[\w-]+@v\d+$/.test(name))).toEqual([]);
});

test('the action refuses the stand-in, with exit code 2', async () => {
  await using job = await runAction({ inputs: { target: 'embedded' } });
  expect(job).toMatchObject({ exitCode: 2, outputs: { verdict: 'undecided', 'exit-code': '2', totals: '{}' } });
  expect(job.log).toContain('--real refuses the stand-in');
  expect(job.steps.at(-1)).toBe('Run');
});

test('the outputs tell what a run came to and where its verdict lies', async () => {
  await using job = await runAction({ pipeline, inputs: { artifact: 'gate-1.42.0' } });
  const { verdict, totals, report, 'verdict-file': file = '', 'exit-code': exitCode } = job.outputs;
  expect([job.exitCode, verdict, exitCode]).toEqual([0, 'pass', '0']);
  expect(JSON.parse(totals ?? '')).toMatchObject({ checks: 1, pass: 1 });
  expect(report).toMatch(/\/gate-1\.42\.0$/);
  expect(await readVerdict(file)).toMatchObject({ totals: { pass: 1 } });
});

test('a run that fails fails the action, and its verdict is there for the report', async () => {
  await using job = await runAction({ pipeline, environment: { FAKE_RUN: 'fail' } });
  expect(job).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail', 'exit-code': '1' } });
  expect(await readVerdict(job.outputs['verdict-file'] ?? '')).toMatchObject({ verdict: 'fail' });
});

for (const nothing of ['nothing', 'stand-in']) {
  test(`an exit code of 0 with a verdict on ${nothing} fails the action with exit code 2`, async () => {
    await using job = await runAction({ pipeline, environment: { FAKE_RUN: nothing } });
    expect(job).toMatchObject({ exitCode: 2, outputs: { verdict: 'undecided', 'exit-code': '2' } });
    expect(job.log).toContain('no check of it tested a Logto');
  });
}

test('inputs with what a shell would expand do nothing, and reach the run as they are', async () => {
  const evil = `"; touch pwned; $(touch pwned) \`touch pwned\` '\n\${{ github.token }}`;
  await using job = await runAction({
    pipeline,
    inputs: { 'app-command': evil, 'app-folder': '$(touch pwned)', artifact: 'a;touch pwned', flags: '$(touch pwned)' },
  });
  const { flags } = await callIn(job.workspace);
  expect(flags).toEqual(expect.arrayContaining([evil, '$(touch', 'pwned)', join(job.workspace, '$(touch pwned)')]));
  await expect(readFile(join(job.workspace, 'pwned'))).rejects.toThrow('ENOENT');
  await expect(readFile(join(job.workspace, '../action/pwned'))).rejects.toThrow('ENOENT');
});

/** A `gh` on PATH that knows these successful runs, and copies an artifact: of run 13 one that was about other checks. */
const writeGh = async (folder: string, ...runs: ReadonlyArray<{ databaseId: number; event: string }>) => {
  await mkdir(folder, { recursive: true });
  const script = `#!/bin/sh
    env | grep -E '^GH_(HOST|TOKEN|ENTERPRISE_TOKEN)=' >"$GITHUB_WORKSPACE/gh.env"
    [ "$2" = list ] && { echo '${JSON.stringify(runs)}'; exit; }
    mkdir "$9/20261129-000000-compose-0000" && cp "$FAKE_VERDICT" "$9/20261129-000000-compose-0000/verdict.json"
    [ "$3" != 13 ] || sed -i 's/"whole":true/"whole":false/' "$9/20261129-000000-compose-0000/verdict.json"`;
  await writeFile(join(folder, 'gh'), script);
  await chmod(join(folder, 'gh'), 0o755);
  return pathWith(folder);
};

const [fork, part, push] = [
  { databaseId: 14, event: 'pull_request' },
  { databaseId: 13, event: 'push' },
  { databaseId: 11, event: 'push' },
];

test('the baseline is the last run of the branch that can be one, and never one of a pull request', async () => {
  await using first = await runAction({ pipeline });
  await using job = await runAction({
    ...{ pipeline, inputs: { 'baseline-branch': 'main' } },
    environment: {
      PATH: await writeGh(join(first.workspace, 'bin'), fork, part, push),
      FAKE_VERDICT: first.outputs['verdict-file'] ?? '',
    },
  });
  expect(job.log).toContain('Run 13 is passed over as a baseline: it was about other checks\n');
  expect(job.log).toContain('Baseline: the last successful run on main (run 11)');
  expect((await callIn(job.workspace)).flags.join(' ')).toMatch(/--baseline \S+20261129-000000-compose-0000/);
});

test('five runs are looked at for a baseline', async () => {
  await using first = await runAction({ pipeline });
  const runs = [...Array.from({ length: 5 }, () => part), push];
  const bin = await writeGh(join(first.workspace, 'bin'), ...runs);
  const environment = { PATH: bin, FAKE_VERDICT: first.outputs['verdict-file'] ?? '' };
  await using job = await runAction({ pipeline, inputs: { 'baseline-branch': 'main' }, environment });
  expect(job.log.match(/is passed over/g)).toHaveLength(5);
  expect(job).toMatchObject({ exitCode: 0, log: expect.stringContaining('there is no baseline yet') });
});

for (const { server, knows } of [
  { server: 'https://github.com', knows: ['GH_HOST=github.com', 'GH_TOKEN=of-the-job'] },
  { server: 'https://shop.ghe.com', knows: ['GH_HOST=shop.ghe.com', 'GH_TOKEN=of-the-job'] },
  { server: 'https://git.example.com', knows: ['GH_ENTERPRISE_TOKEN=of-the-job', 'GH_HOST=git.example.com'] },
]) {
  test(`the baseline is asked of ${server} with the token of the job`, async () => {
    await using bin = await temporaryFolder('gh');
    await using job = await runAction({
      ...{ pipeline, inputs: { 'baseline-branch': 'main', 'github-token': 'of-the-job' } },
      environment: { PATH: await writeGh(bin.path), GITHUB_SERVER_URL: server },
    });
    expect(job.exitCode).toBe(0);
    const lines = (await readFile(join(job.workspace, 'gh.env'), 'utf8')).trim().split('\n');
    expect(lines.toSorted()).toEqual(knows);
  });
}

test('a baseline that GitHub does not give ends the action with exit code 2', async () => {
  await using first = await runAction({ pipeline });
  const gh = join(first.workspace, 'gh');
  await writeFile(gh, '#!/bin/sh\necho "HTTP 403: Resource not accessible by integration" >&2; exit 1');
  await chmod(gh, 0o755);
  const environment = { PATH: pathWith(first.workspace) };
  await using job = await runAction({ pipeline, inputs: { 'baseline-branch': 'main' }, environment });
  expect(job.exitCode).toBe(2);
  expect(job.log).toContain('GitHub does not give the baseline (HTTP 403');
});
