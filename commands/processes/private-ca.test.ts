import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { makePrivateCa } from '../../fixtures/stack/testing/private-ca.ts';
import { owning } from '../../fixtures/tools/owning.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { startStandIn } from '../../mocks/logto/index.ts';
import { startFakeProvider } from '../../mocks/sms-provider/index.ts';
import { startTlsFront } from '../../suites/session/tls-front.ts';
import { runStart } from '../testing/run-command.ts';

test.describe.configure({ timeout: 600_000 });

/** A stand-in behind a proxy whose certificate a private CA issued, and two files: with that CA, and with another. */
const startBehindPrivateCa = async () => {
  await using undo = new AsyncDisposableStack();
  const folder = undo.use(await temporaryFolder('harness-ca'));
  const ca = await makePrivateCa();
  const front = undo.use(await startTlsFront(await ca.issue('localhost')));
  const provider = undo.use(await startFakeProvider());
  const standIn = undo.use(await startStandIn({ provider: provider.route, publicEndpoint: front.url }));
  front.forwardTo(standIn.port);
  const environment = {
    LOGTO_ENDPOINT: front.url,
    LOGTO_ADMIN_ENDPOINT: standIn.adminEndpoint,
    LOGTO_M2M_APP_ID: 'm-default',
    LOGTO_M2M_APP_SECRET: standIn.managementSecret,
    SMS_INBOX_URL: provider.controlUrl,
  };
  return owning(undo, {
    environment,
    ca: await ca.writeTo(join(folder.path, 'ca.pem')),
    otherCa: await (await makePrivateCa('CN=Other CA')).writeTo(join(folder.path, 'other.pem')),
  });
};

const oneSignIn = ['--target', 'external', '--tenant', 'managed', '--check', 'SGN-01'];

test('a Logto behind a private CA conforms with that CA in NODE_EXTRA_CA_CERTS', async () => {
  await using logto = await startBehindPrivateCa();
  await using run = await runStart(oneSignIn, { ...logto.environment, NODE_EXTRA_CA_CERTS: logto.ca });
  const { exitCode, stdout } = await run.ended;
  expect(stdout).toContain('STAND-IN: the harness works');
  expect(exitCode).toBe(0);
});

for (const { name, file } of [
  { name: 'no CA', file: () => '' },
  { name: 'another CA', file: ({ otherCa }: { readonly otherCa: string }) => otherCa },
]) {
  test(`with ${name} in NODE_EXTRA_CA_CERTS its certificate is named, with exit code 2`, async () => {
    await using logto = await startBehindPrivateCa();
    await using run = await runStart(oneSignIn, { ...logto.environment, NODE_EXTRA_CA_CERTS: file(logto) });
    const { exitCode, stderr } = await run.ended;
    expect(stderr).toMatch(/the certificate of https:\/\/localhost:\d+ is not trusted here .*NODE_EXTRA_CA_CERTS/);
    expect(exitCode).toBe(2);
  });
}
