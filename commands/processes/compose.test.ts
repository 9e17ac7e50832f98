import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { startScripted } from '../../fixtures/http/testing.ts';
import { removeLeftovers } from '../../fixtures/stack/compose/remove.ts';
import { listening } from '../../fixtures/tools/listening.ts';
import { runCompose, test } from '../testing/compose.ts';
import { projectsLeft } from '../testing/engine.ts';
import { startEngineProxy } from '../testing/engine-proxy.ts';
import { guideAppFlags } from '../testing/guide-app-flags.ts';
import { lastWords, makeSilentLogto, toolsImage } from '../testing/silent-logto.ts';

/** Tests of docker-compose.yml on the engine that answers, with the images that are there: `.ci/run` sees to both. */
test.describe.configure({ mode: 'default', timeout: 400_000 });

test('a flow conforms in containers; images and logs are kept, and no container', async ({ engine }) => {
  await using run = await runCompose();
  expect(await run.ended).toMatchObject({ exitCode: 0 });
  const folder = join(run.outFolder, 'latest');
  const { target } = await run.verdict();
  const services = ['gateway', 'logto', 'postgres', 'redis', 'sms'];
  expect(target.images?.map(({ service }) => service)).toEqual(services);
  expect((await readdir(join(folder, 'services'))).sort()).toEqual(services.map((service) => `${service}.log`));
  expect(await projectsLeft(engine, run.pid)).toEqual([]);
});

test("the application of Logto's guide conforms in containers when the run starts it by its command", async ({
  engine,
}) => {
  await using run = await runCompose([...(await guideAppFlags()), '--check', 'SGN-01', 'OUT-02', 'RP-02']);
  expect((await run.ended).exitCode).toBe(0);
  const { checks } = await run.verdict();
  expect(checks).not.toEqual([]);
  expect(await run.notPassed()).toEqual([]);
  expect(await projectsLeft(engine, run.pid)).toEqual([]);
});

test('two concurrent runs on one engine do not affect each other', async ({ engine }) => {
  await using first = await runCompose();
  await using second = await runCompose();
  expect([(await first.ended).exitCode, (await second.ended).exitCode]).toEqual([0, 0]);
  expect([...(await projectsLeft(engine, first.pid)), ...(await projectsLeft(engine, second.pid))]).toEqual([]);
});

test('a killed run takes its processes with it, and the next run removes its containers', async ({ engine }) => {
  await using killed = await runCompose();
  await killed.untilSays('✔ 1/');
  expect(await projectsLeft(engine, killed.pid)).toHaveLength(1);
  await killed.killProcess('commands/start.ts');
  await killed.ended;
  await expect.poll(() => killed.processes(), { timeout: 60_000 }).toEqual([]);
  await using next = await runCompose(['--check', 'OUT-01']);
  expect((await next.ended).exitCode).toBe(0);
  expect(await projectsLeft(engine, killed.pid)).toEqual([]);
});

test('Ctrl-C while the containers start removes them, with exit code 2', async ({ engine }) => {
  await using run = await runCompose();
  await run.untilSays('Start the containers');
  run.interrupt();
  expect((await run.ended).exitCode).toBe(2);
  expect(await run.leftovers()).toEqual([]);
  expect(await projectsLeft(engine, run.pid)).toEqual([]);
});

test('a service that ends is named with its last lines, which are kept, with exit code 2', async ({ engine }) => {
  const [name, tag] = await toolsImage();
  await using run = await runCompose([], { LOGTO_IMAGE: name, LOGTO_TAG: tag });
  const { exitCode, stderr } = await run.ended;
  expect(exitCode).toBe(2);
  expect(stderr).toContain('logto ended by itself');
  expect(stderr).toContain('Cannot find module');
  expect(await projectsLeft(engine, run.pid)).toEqual([]);
});

test('a service that never gets healthy is named with what it said, with exit code 2', async ({ engine }) => {
  await using silent = await makeSilentLogto();
  await using run = await runCompose(['--start-timeout', '5'], { LOGTO_IMAGE: silent.name, LOGTO_TAG: silent.tag });
  const { exitCode, stderr } = await run.ended;
  expect(exitCode).toBe(2);
  expect(stderr.match(/logto is not.*/g)).toEqual([expect.stringContaining(`healthy; its log says: ${lastWords}`)]);
  expect(await projectsLeft(engine, run.pid)).toEqual([]);
});

test('an engine that stops in mid-run leaves the run undecided, and says so in one line', async ({ engine }) => {
  await using proxy = await startEngineProxy(engine);
  await using run = await runCompose([], { DOCKER_HOST: proxy.host });
  await run.untilSays('✔ 1/');
  await proxy.stop();
  const { exitCode, stdout, stderr } = await run.ended;
  expect(exitCode).toBe(2);
  expect(stdout).toContain('the Docker engine stopped in mid-run');
  expect(stderr).not.toContain('    at ');
  expect(await run.leftovers()).toEqual([]);
  await removeLeftovers(engine);
  expect(await projectsLeft(engine, run.pid)).toEqual([]);
});

test('an image that cannot be had is named, with exit code 2', async ({ engine }) => {
  await using run = await runCompose([], { LOGTO_IMAGE: 'no-such.invalid/logto' });
  expect((await run.ended).stderr).toContain('no-such.invalid/logto');
  expect((await run.ended).exitCode).toBe(2);
  expect(await projectsLeft(engine, run.pid)).toEqual([]);
});

test('a port that is taken is named, with exit code 2', async ({ engine }) => {
  await using taken = await listening(createServer());
  const { port } = taken;
  await using run = await runCompose(['--logto-port', `${port}`]);
  expect((await run.ended).stderr).toContain(`port ${port}`);
  expect((await run.ended).exitCode).toBe(2);
  expect(await projectsLeft(engine, run.pid)).toEqual([]);
});

/** The engine's greeting, from a time gone by. */
const startOldEngine = () =>
  startScripted((request, response) => {
    response.setHeader('api-version', '1.24');
    const body = request.url?.endsWith('/version') ? { Version: '1.12.6', ApiVersion: '1.24' } : {};
    response.end(JSON.stringify(body));
  });

test('an engine that is too old is refused, with exit code 2', async ({ engine: _engine }) => {
  await using old = await startOldEngine();
  await using run = await runCompose([], { DOCKER_HOST: old.endpoint.replace('http:', 'tcp:') });
  expect((await run.ended).stderr).toContain('too old');
  expect((await run.ended).exitCode).toBe(2);
});

test('an engine that does not answer is told, with exit code 2', async () => {
  await using run = await runCompose([], { DOCKER_HOST: 'unix:///no/such/docker.sock' });
  expect((await run.ended).stderr).toMatch(/no Docker engine answers|there is no command docker/);
  expect((await run.ended).exitCode).toBe(2);
});
