import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { pathWith } from '../testing/machine-environment.ts';
import { readTemplate } from './testing/gitlab.ts';

/**
 * A `docker` that does as its engine would in this job: it keeps its words and variables, leaves a report, and ends as
 * FAKE_EXIT says where a container is started.
 */
const fakeDocker = `#!/bin/sh
printf '%s\\n' "$*" >>"$FAKE_LOG"
case $1 in
  run) echo 999 ;;
  create) env | grep ^CONFORMANCE_ >"$FAKE_LOG.env" ;;
  cp) case $2 in *:/reports/.) mkdir -p "$3/run-1" "$3/journals"; touch "$3/outputs.env" "$3/run-1/junit.xml" "$3/latest" ;; esac ;;
  start) exit "\${FAKE_EXIT:-0}" ;;
esac
`;

/** Runs the lines of the job as a runner of GitLab does, with that docker. */
const runJob = async (
  inputs: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
) => {
  const base = await temporaryFolder('gitlab');
  const [bin, project, log] = [join(base.path, 'bin'), join(base.path, 'project'), join(base.path, 'log')];
  await Promise.all([mkdir(bin), mkdir(project)]);
  await writeFile(join(bin, 'docker'), fakeDocker);
  await chmod(join(bin, 'docker'), 0o755);
  const { job } = await readTemplate({ image: 'registry.example.com/harness:1', ...inputs });
  const run = (lines: readonly string[]) =>
    execa('sh', ['-ec', lines.join('\n')], {
      ...{ cwd: project, reject: false },
      env: {
        ...{ PATH: pathWith(bin), FAKE_LOG: log, CI_JOB_ID: '7', CI_PROJECT_DIR: project },
        ...job.variables,
        ...environment,
      },
    });
  const { exitCode } = await run(job.script);
  await run(job.after_script);
  const [calls, variables] = await Promise.all([readFile(log, 'utf8'), readFile(`${log}.env`, 'utf8')]);
  return { exitCode, calls, variables, project, [Symbol.asyncDispose]: () => base[Symbol.asyncDispose]() };
};

test('no input of the template is a part of a script', async () => {
  const { inputs, raw } = await readTemplate();
  expect([...raw.script, ...raw.after_script].filter((line) => line.includes('$[['))).toEqual([]);
  const used = JSON.stringify(raw);
  const unused = Object.keys(inputs).filter((name) => !used.includes(`inputs.${name} `));
  expect(unused).toEqual(['job']);
});

test('the template has the inputs of the action, but for those of an application that it cannot start', async () => {
  const { raw } = await readTemplate();
  const action = await readFile(new URL('../../action.yml', import.meta.url), 'utf8');
  const variables = new Set([...action.matchAll(/^ +(CONFORMANCE_\w+):/gm)].map(([, name = '']) => name));
  const absent = [...variables].filter((name) => !(name in raw.variables));
  expect(absent).toEqual(['CONFORMANCE_APP_COMMAND', 'CONFORMANCE_APP_FOLDER', 'CONFORMANCE_APP_ENV']);
});

test('each input is handed to the container', async () => {
  const { raw } = await readTemplate();
  const create = raw.script.find((line) => line.startsWith('docker create')) ?? '';
  const names = Object.keys(raw.variables).filter((name) => name.startsWith('CONFORMANCE_'));
  expect(names.filter((name) => !create.includes(` --env ${name} `))).toEqual([]);
});

test('the job runs the image with the engine, and keeps report, verdict and JUnit', async () => {
  await using job = await runJob();
  expect(job.exitCode).toBe(0);
  expect(job.calls).toMatch(/^create --name conformance-7 --init --network host --group-add 999 /m);
  expect(job.calls).toMatch(/ registry\.example\.com\/harness:1 pipeline run$/m);
  expect(job.calls).toMatch(/^rm --force --volumes conformance-7$/m);
  expect(await readFile(join(job.project, 'conformance/run-1/junit.xml'), 'utf8')).toBe('');
  await expect(readFile(join(job.project, 'conformance/latest'))).rejects.toThrow('ENOENT');
});

test('journals, which hold secrets of a tenant, stay out of the artifact', async () => {
  await using job = await runJob();
  const { job: written } = await readTemplate();
  expect(job.calls).toContain(' --env HARNESS_JOURNALS=/home/harness/journals ');
  expect(await readdir(join(job.project, 'conformance'))).not.toContain('journals');
  expect(written.artifacts.exclude).toEqual(['conformance/journals/**/*']);
});

test('a cancelled job stops the harness first, so that it removes its containers', async () => {
  await using job = await runJob();
  const calls = job.calls.split('\n').map((line) => line.split(' ').slice(0, 3).join(' '));
  expect(calls.slice(-4, -1)).toEqual([
    'stop -t 60',
    'cp conformance-7:/reports/. conformance',
    'rm --force --volumes',
  ]);
});

for (const exitCode of [1, 2]) {
  test(`a run that ends with ${exitCode} ends the job so, and its report is kept`, async () => {
    await using job = await runJob({}, { FAKE_EXIT: String(exitCode) });
    expect(job.exitCode).toBe(exitCode);
    expect(await readFile(join(job.project, 'conformance/outputs.env'), 'utf8')).toBe('');
  });
}

test('inputs with what a shell would expand do nothing, and reach the container as they are', async () => {
  const evil = '"; touch pwned; $(touch pwned) `touch pwned`';
  await using job = await runJob({ flags: evil, image: '$(touch pwned)', app: evil });
  expect(job.variables).toContain(`CONFORMANCE_FLAGS=${evil}\n`);
  expect(job.calls).toContain(' $(touch pwned) pipeline run\n');
  await expect(readFile(join(job.project, 'pwned'))).rejects.toThrow('ENOENT');
});
