import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { providerHost } from '../../../contracts/connector.ts';
import { expect, test } from '../testing/test.ts';

const preload = new URL('../lead-to-fake.mjs', import.meta.url).href;

/** Node's own client, which Logto's connector uses below, and fetch, by which Logto asks about leaked passwords. */
const byHttps = (host: string) => `import('node:https').then((https) => https.get('https://${host}/', (reply) => {
    process.stdout.write(String(reply.statusCode)); reply.destroy(); }))`;
const byFetch = (host: string) =>
  `fetch('https://${host}/').then((reply) => process.stdout.write(String(reply.status)))`;

for (const { name, script } of [
  { name: `${providerHost} by https`, script: byHttps(providerHost) },
  { name: `${providerHost} by fetch`, script: byFetch(providerHost) },
  { name: 'api.pwnedpasswords.com by fetch', script: byFetch('api.pwnedpasswords.com') },
]) {
  test(`a preloaded program reaches the fake as ${name}, and verifies its certificate`, async ({ provider }) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'harness-test-'));
    const ca = join(folder.path, 'ca.pem');
    await writeFile(ca, provider.route.ca);
    const env = { SMS_FAKE: `${provider.route.host}:${provider.route.port}`, NODE_EXTRA_CA_CERTS: ca };
    const { stdout } = await execa(process.execPath, ['--import', preload, '--eval', script], { env });
    expect(stdout).toBe('200');
  });
}

test('a program that is not told where the fake is does not start', async () => {
  const started = execa(process.execPath, ['--import', preload, '--eval', ''], { env: { SMS_FAKE: '' } });
  await expect(started).rejects.toThrow('SMS_FAKE has to be <host>:<port>');
});
