import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { execa } from 'execa';
import { docker, type Engine, findEngine } from '../fixtures/stack/compose/engine.ts';
import { removeLeftovers } from '../fixtures/stack/compose/remove.ts';
import { verdictSchema } from '../reports/verdict-schema.ts';
import { projectsLeft, whyNoStack } from './testing/engine.ts';
import { type RunningCommand, runStart } from './testing/run-command.ts';

/** Tests of docker-compose.yml on the engine that answers, with the images that are there: `.ci/run` sees to both. */
const test = base.extend<object, { engine: Engine }>({
  engine: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter's pattern
    async ({}, use) => {
      const reason = await whyNoStack();
      base.skip(reason !== null, reason ?? '');
      await use(await findEngine());
    },
    { scope: 'worker' },
  ],
});

test.describe.configure({ mode: 'default', timeout: 400_000 });

const runCompose = (...flags: string[]): Promise<RunningCommand> => runStart(['--target', 'compose', ...flags]);

/** Id of a service's container, of the run that is under way. */
const containerOf = async (service: string): Promise<string> =>
  (await docker(['ps', '--quiet', '--filter', `label=com.docker.compose.service=${service}`])).split('\n')[0] ?? '';

test('a flow conforms in containers; images and logs are kept, and no container', async ({ engine }) => {
  await using run = await runCompose();
  expect(await run.ended).toMatchObject({ exitCode: 0 });
  const folder = join(run.outFolder, 'latest');
  const { target } = verdictSchema.parse(JSON.parse(await readFile(join(folder, 'verdict.json'), 'utf8')));
  const services = ['gateway', 'logto', 'postgres', 'redis', 'sms'];
  expect(target.images?.map(({ service }) => service)).toEqual(services);
  expect((await readdir(join(folder, 'services'))).sort()).toEqual(services.map((service) => `${service}.log`));
  expect(await projectsLeft(engine)).toEqual([]);
});

/** Answers "open" or why it is not, from within a container. */
const reach = async (container: string, host: string, port: number): Promise<string> => {
  const script = `const socket = require('node:net').connect(${port}, '${host}');
    socket.setTimeout(3000, () => socket.destroy(new Error('silence')));
    socket.on('connect', () => { console.log('open'); process.exit() });
    socket.on('error', (error) => { console.log(error.code ?? error.message); process.exit() });`;
  return (await execa('docker', ['exec', container, 'node', '-e', script])).stdout;
};

test("Logto reaches its own services and nothing else, nor do containers beside it; a killed run's are removed", async ({
  engine,
}) => {
  await using run = await runCompose();
  await run.untilSays('1/');
  const [logto, gateway] = await Promise.all(['logto', 'gateway'].map(containerOf));
  const { NetworkSettings } = await engine.getContainer(gateway ?? '').inspect();
  const bridges = Object.values(NetworkSettings.Networks)
    .map(({ Gateway }) => Gateway)
    .filter(Boolean);
  expect(await reach(logto ?? '', 'sms.tencentcloudapi.com', 443)).toBe('open');
  for (const host of ['192.0.2.1', 'example.com', '172.17.0.1', ...bridges]) {
    expect(await reach(logto ?? '', host, 80)).toMatch(/ENETUNREACH|ENOTFOUND|EAI_AGAIN/);
  }
  await run.killProcess('commands/start.ts');
  await run.ended;
  expect(await projectsLeft(engine)).toHaveLength(1);
  expect(await removeLeftovers(engine)).toHaveLength(1);
  expect(await projectsLeft(engine)).toEqual([]);
});

test('Ctrl-C while the containers start removes them, with exit code 2', async ({ engine }) => {
  await using run = await runCompose();
  await run.untilSays('Start the containers');
  run.interrupt();
  expect((await run.ended).exitCode).toBe(2);
  expect(await run.leftovers()).toEqual([]);
  expect(await projectsLeft(engine)).toEqual([]);
});

test('a service that ends is named with its last lines, which are kept, with exit code 2', async ({ engine }) => {
  const [image = '', tag = ''] =
    (await docker(['image', 'ls', '--format', '{{.Repository}} {{.Tag}}', '*/tools'])).split('\n')[0]?.split(' ') ?? [];
  await using run = await runStart(['--target', 'compose'], { LOGTO_IMAGE: image, LOGTO_TAG: tag });
  const { exitCode, stderr } = await run.ended;
  expect(exitCode).toBe(2);
  expect(stderr).toContain('logto ended by itself');
  expect(stderr).toContain('Cannot find module');
  expect(await projectsLeft(engine)).toEqual([]);
});

test('an image that cannot be had is named, with exit code 2', async ({ engine }) => {
  await using run = await runStart(['--target', 'compose'], { LOGTO_IMAGE: 'no-such.invalid/logto' });
  expect((await run.ended).stderr).toContain('no-such.invalid/logto');
  expect((await run.ended).exitCode).toBe(2);
  expect(await projectsLeft(engine)).toEqual([]);
});

test('a port that is taken is named, with exit code 2', async ({ engine }) => {
  await using taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = String(typeof address === 'object' ? address?.port : '');
  await using run = await runCompose('--logto-port', port);
  expect((await run.ended).stderr).toContain(`port ${port}`);
  expect((await run.ended).exitCode).toBe(2);
  expect(await projectsLeft(engine)).toEqual([]);
});

/** The engine's greeting, from a time gone by. */
const startOldEngine = async () => {
  const server = createServer((request, response) => {
    response.setHeader('api-version', '1.24');
    const body = request.url?.endsWith('/version') ? { Version: '1.12.6', ApiVersion: '1.24' } : {};
    response.end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = `tcp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return { host, [Symbol.asyncDispose]: async () => void server.close(() => server.closeAllConnections()) };
};

test('an engine that is too old is refused, with exit code 2', async ({ engine: _engine }) => {
  await using old = await startOldEngine();
  await using run = await runStart(['--target', 'compose'], { DOCKER_HOST: old.host });
  expect((await run.ended).stderr).toContain('too old');
  expect((await run.ended).exitCode).toBe(2);
});

test('an engine that does not answer is told, with exit code 2', async () => {
  await using run = await runStart(['--target', 'compose'], { DOCKER_HOST: 'unix:///no/such/docker.sock' });
  expect((await run.ended).stderr).toMatch(/no Docker engine answers|there is no command docker/);
  expect((await run.ended).exitCode).toBe(2);
});
