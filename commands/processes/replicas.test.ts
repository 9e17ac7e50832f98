import { test as base, expect } from '@playwright/test';
import { z } from 'zod';
import { readInstallation } from '../../fixtures/stack/native/installation.ts';
import { hasRedis } from '../../fixtures/stack/native/redis.ts';
import { startReplicas } from '../../fixtures/stack/native/replicas.ts';
import { freePort } from '../../fixtures/stack/ports.ts';
import { makeInstallation } from '../testing/make-installation.ts';
import { runStart } from '../testing/run-command.ts';

/** Tells what it was told, and ends when it is asked to. */
const talkative = `
  const { PORT, ADMIN_PORT, REDIS_URL, SECRET_VAULT_KEK, ENDPOINT } = process.env;
  for (const port of [PORT, ADMIN_PORT]) {
    require('node:http').createServer(({ url }, response) => {
      if (url === '/end') process.exit(3);
      response.end(JSON.stringify({ pid: process.pid, shared: [REDIS_URL, SECRET_VAULT_KEK, ENDPOINT] }));
    }).listen(port, () => console.log('it is running at ' + port));
  }`;

const answer = z.object({ pid: z.number(), shared: z.array(z.string()) });
const ask = async (url: string) => answer.parse(await (await fetch(url)).json());

const test = base.extend<{ readonly replicas: Awaited<ReturnType<typeof startReplicas>> }>({
  replicas: async ({}, use) => {
    base.skip(!(await hasRedis()), 'there is no redis-server: apt install redis-server');
    await using logto = await makeInstallation(talkative);
    const [port, adminPort] = [await freePort('Logto', 0), await freePort('the admin API', 0)];
    const route = { host: '127.0.0.1', port: 9, ca: '' };
    await using started = await startReplicas({
      ...{ installation: await readInstallation(logto.home), databaseUrl: 'postgres://nobody', caFile: '' },
      ...{ port, adminPort, route, timeoutMs: 20_000, replicas: 3 },
    });
    await use(started);
  },
});

for (const name of ['endpoint', 'adminEndpoint'] as const) {
  test(`requests to the ${name} go to each replica in turn`, async ({ replicas }) => {
    const pids: number[] = [];
    for (const _ of [1, 2, 3, 4, 5, 6]) {
      pids.push((await ask(replicas[name])).pid);
    }
    expect(new Set(pids).size).toBe(3);
    expect(pids.slice(3)).toEqual(pids.slice(0, 3));
  });
}

test('replicas share Redis, the key of the secret vault and the public address', async ({ replicas }) => {
  const { shared } = await ask(replicas.endpoint);
  expect(shared).toEqual([expect.stringMatching(/^redis:/), expect.any(String), replicas.endpoint]);
  expect((await ask(replicas.endpoint)).shared).toEqual(shared);
});

test('a replica that ends by itself is named', async ({ replicas }) => {
  await ask(replicas.endpoint);
  expect((await fetch(`${replicas.endpoint}/end`)).status).toBe(502);
  expect((await replicas.broken).message).toBe('replica 2 of Logto ended by itself (3)');
});

test('replicas without a Redis to share are rejected, with exit code 2 and nothing left', async () => {
  await using logto = await makeInstallation('');
  const environment = { LOGTO_HOME: logto.home, PATH: '/nowhere' };
  await using run = await runStart(['--target', 'native', '--replicas', '2'], environment);
  expect((await run.ended).stderr).toContain('share a Redis, and there is no redis-server here. Install redis-server');
  expect((await run.ended).exitCode).toBe(2);
  expect(await run.leftovers()).toEqual([]);
});

for (const [flags, problem] of [
  [['--target', 'embedded', '--replicas', '3'], 'needs a Logto that the run starts, and the target is embedded'],
  [['--target', 'external', '--replicas', '3'], 'needs a Logto that the run starts, and the target is external'],
  [['--replicas', '6'], 'It has to be at most 5.'],
] as const) {
  test(`${flags.join(' ')} is rejected in one line, with exit code 2`, async () => {
    await using run = await runStart(flags);
    const { stderr, exitCode } = await run.ended;
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(problem)]);
    expect(exitCode).toBe(2);
  });
}
