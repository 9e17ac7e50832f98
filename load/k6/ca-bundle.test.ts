import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { makePrivateCa } from '../../fixtures/stack/testing/private-ca.ts';
import { serveOverTls } from '../../fixtures/stack/testing/tls-server.ts';
import { findK6 } from './find-k6.ts';

const writeBundle = `const { trustAsNodeDoes } = await import('${new URL('ca-bundle.ts', import.meta.url).href}');
  await trustAsNodeDoes(process.argv[1]);`;

/** What k6 says of a request to a server whose CA issued for `localhost`, where Node started with this CA as an extra one. */
const askWithK6 = async (server: { readonly url: string }, caFile: string, bundle: string): Promise<string> => {
  const evaluate = ['--import', 'tsx', '--input-type=module', '-e', writeBundle, bundle];
  await execa(process.execPath, evaluate, { env: { NODE_EXTRA_CA_CERTS: caFile }, cwd: import.meta.dirname });
  const k6 = await findK6();
  const script = `import http from 'k6/http';
    export default () => console.log('answered ' + http.get('${server.url}').status);`;
  const command = k6.kind === 'binary' ? k6.path : 'k6';
  const run = execa(command, ['run', '--quiet', '--no-color', '-'], {
    env: { SSL_CERT_FILE: bundle },
    input: script,
    all: true,
    reject: false,
  });
  return (await run).all;
};

test('k6 accepts a server of the private CA that Node trusts, and none of another', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'harness-ca-'));
  const [ca, other] = await Promise.all([makePrivateCa(), makePrivateCa('CN=Other CA')]);
  await using server = await serveOverTls(await ca.issue('localhost'), (_, response) => response.end());
  await using stranger = await serveOverTls(await other.issue('localhost'), (_, response) => response.end());
  const [caFile, bundle] = [await ca.writeTo(join(folder.path, 'ca.pem')), join(folder.path, 'bundle.pem')];
  expect(await askWithK6(server, caFile, bundle)).toContain('answered 200');
  expect(await askWithK6(stranger, caFile, bundle)).toContain('certificate signed by unknown authority');
});
