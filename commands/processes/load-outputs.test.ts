import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { test as base, expect } from '@playwright/test';
import { listening } from '../../fixtures/tools/listening.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { filesIn } from '../../reports/dossier/files/folder-files.ts';
import { placesOf } from '../../reports/dossier/secrets/search.ts';
import { runCommand } from '../testing/command.ts';

interface Received {
  readonly path: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A server that takes whatever is sent to it, as a store of metrics does. */
const startStore = async () => {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const { url: path, headers } = request;
    received.push({ path, headers, body: (await buffer(request)).toString('latin1') });
    response.writeHead(200).end();
  });
  return { ...(await listening(server)), received };
};

const test = base.extend<{ store: Awaited<ReturnType<typeof startStore>>; results: string }>({
  store: async ({}, use) => {
    await using store = await startStore();
    await use(store);
  },
  results: async ({}, use) => {
    await using folder = await temporaryFolder('load');
    await use(folder.path);
  },
});

test.describe.configure({ timeout: 180_000 });

const password = 'password-of-the-store';

test('k6 sends its metrics to both kinds of output, and no password is recorded', async ({ store, results }) => {
  const outputs = [`experimental-prometheus-rw=${store.url}/api/v1/write`, `opentelemetry=${store.url}`];
  const { exitCode, stderr } = await runCommand(
    'load',
    ['otp-send', '--target', 'embedded', '--profile', 'smoke', '--out', results].concat(
      outputs.flatMap((output) => ['--k6-out', output]),
    ),
    { K6_PROMETHEUS_RW_USERNAME: 'harness', K6_PROMETHEUS_RW_PASSWORD: password },
  );
  expect(stderr).not.toMatch(/metrics|password/);
  expect(exitCode).toBe(0);
  const remoteWrite = store.received.find(({ path }) => path === '/api/v1/write');
  expect(remoteWrite?.headers).toMatchObject({
    ...{ 'content-encoding': 'snappy', 'content-type': 'application/x-protobuf' },
    authorization: `Basic ${Buffer.from(`harness:${password}`).toString('base64')}`,
  });
  const otlp = store.received.filter(({ path }) => path === '/v1/metrics').map(({ body }) => body);
  expect(otlp.join('')).toMatch(/flow_completed.*testid.*otp-send-2/s);
  expect((await placesOf(results, (await filesIn(results)).files, [{ kind: 'x', value: password }])).places).toEqual(
    [],
  );
});
