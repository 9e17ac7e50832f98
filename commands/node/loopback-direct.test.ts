import { createServer } from 'node:http';
import { test as base, expect } from '@playwright/test';
import { execa } from 'execa';
import { listening } from '../../fixtures/tools/listening.ts';
import { runStart } from '../testing/run-command.ts';

interface Proxy {
  readonly environment: Readonly<Record<string, string>>;
  /** What it was asked for. */
  readonly asked: readonly string[];
}

/** A proxy that all variables name, and that leads nobody anywhere. */
const test = base.extend<{ theirProxy: Proxy }>({
  theirProxy: async ({}, use) => {
    const asked: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      asked.push(url);
      response.writeHead(502).end();
    });
    server.on('connect', ({ url = '' }, socket) => {
      asked.push(url);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await using proxy = await listening(server);
    const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy', 'ALL_PROXY'];
    const environment = Object.fromEntries(names.map((name) => [name, proxy.url]));
    await use({ environment: { ...environment, NODE_USE_ENV_PROXY: '1', NO_PROXY: 'intranet', no_proxy: '' }, asked });
  },
});

const ask = (url: string) => `await fetch('${url}').catch(() => 0);
  await new Promise((resolve) => http.get('${url}', resolve).on('error', resolve));`;

/** Asks for an address by both of Node's clients, with what every command is started with. */
const askAsCommand = (url: string, environment: Readonly<Record<string, string>>) =>
  execa(
    process.execPath,
    [
      '--import',
      './commands/runtime.mjs',
      '--input-type=module',
      '-e',
      `import http from 'node:http'; ${ask(url)} process.exit()`,
    ],
    { cwd: new URL('../..', import.meta.url), env: environment },
  );

for (const host of ['localhost', '127.0.0.1', '[::1]', 'shop.localhost']) {
  test(`no proxy variable catches ${host}`, async ({ theirProxy }) => {
    await askAsCommand(`http://${host}:50123/`, theirProxy.environment);
    expect(theirProxy.asked).toEqual([]);
  });
}

test('a proxy is used for what is not loopback, but for what NO_PROXY names', async ({ theirProxy }) => {
  await askAsCommand('http://logto.example.com/', theirProxy.environment);
  await askAsCommand('http://intranet/', theirProxy.environment);
  expect(theirProxy.asked).toEqual(['logto.example.com:80', 'http://logto.example.com/']);
});

test('a run on the stand-in asks no proxy', async ({ theirProxy }) => {
  test.setTimeout(600_000);
  await using run = await runStart(['--check', 'OUT-01'], theirProxy.environment);
  expect((await run.ended).exitCode).toBe(0);
  expect(theirProxy.asked).toEqual([]);
});
