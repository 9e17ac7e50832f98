import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { providerHost } from '../../contracts/provider-route.ts';
import { expect, test } from './testing/test.ts';

const preload = new URL('lead-to-fake.mjs', import.meta.url).href;

/** A request by Node's own client, which Logto's connector uses below, and one by fetch. */
const clients = {
  https: `import('node:https').then((https) => https.get('https://${providerHost}/', (reply) => {
    process.stdout.write(String(reply.statusCode)); reply.destroy(); }))`,
  fetch: `fetch('https://${providerHost}/').then((reply) => process.stdout.write(String(reply.status)))`,
};

for (const [name, script] of Object.entries(clients)) {
  test(`a preloaded program reaches the fake by ${name}, whose certificate it verifies`, async ({ provider }) => {
    const folder = await mkdtemp(join(tmpdir(), 'harness-test-'));
    await using _folder = { [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
    const ca = join(folder, 'ca.pem');
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
