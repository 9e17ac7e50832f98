import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { connectorConfig, startFakeProvider } from '../sms-provider/index.ts';
import { startStandIn } from './index.ts';
import { openStandIn } from './stand-in.ts';
import { Administrator, phoneSignIn } from './testing/administrator.ts';
import { Browser } from './testing/browser.ts';
import { expect, test } from './testing/test.ts';

test('every reply says that it comes from a stand-in', async ({ standIn }) => {
  const browser = new Browser(standIn.endpoint);
  const paths = [
    '/oidc/jwks',
    '/oidc/nope',
    '/api/status',
    '/api/nope',
    '/unknown-session',
    '/sign-in',
    '/assets/nope.js',
  ];
  const answers = await Promise.all(paths.map((path) => browser.request(path)));
  const named = answers.filter(({ headers }) => headers.get('x-stand-in') === 'logto-phone-conformance');
  expect(named).toHaveLength(paths.length);
});

test('the pages say so too', async ({ standIn }) => {
  const { body } = await new Browser(standIn.endpoint).request('/unknown-session');
  expect(String(body)).toContain('Stand-in');
});

for (const coding of ['gzip', 'unknown']) {
  test(`a body that is not coded as its headers say (${coding}) is refused`, async ({ standIn }) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': coding };
    const reply = await fetch(`${standIn.endpoint}/api/experience`, { method: 'PUT', headers, body: '{}' });
    expect(reply.status).toBe(415);
  });
}

test('an error that nobody foresaw is reported to whoever asks for it, and shown to nobody', async ({ provider }) => {
  const reported: unknown[] = [];
  await using standIn = await openStandIn({ provider: provider.route, reportError: (error) => reported.push(error) });
  const error = new Error('unforeseen');
  Object.defineProperty(standIn.tenant, 'signInExperience', {
    get() {
      throw error;
    },
  });
  const reply = await fetch(`${standIn.endpoint}/api/.well-known/sign-in-exp`);
  expect([reply.status, await reply.json()]).toEqual([500, { message: 'Internal server error.' }]);
  expect(reported).toEqual([error]);
});

test('a disposed stand-in has let go of its ports and may be disposed again', async ({ provider }) => {
  const standIn = await openStandIn({ provider: provider.route });
  const port = Number(new URL(standIn.endpoint).port);
  await standIn[Symbol.asyncDispose]();
  await standIn[Symbol.asyncDispose]();
  await using again = await startStandIn({ provider: provider.route, port });
  expect(again.endpoint).toBe(standIn.endpoint);
});

test('a taken port is refused, and nothing stays behind', async ({ provider, standIn }) => {
  const port = Number(new URL(standIn.endpoint).port);
  await expect(startStandIn({ provider: provider.route, adminPort: port })).rejects.toThrow('EADDRINUSE');
});

test('it listens on loopback only', async ({ standIn }) => {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  const port = Number(new URL(standIn.endpoint).port);
  const attempts = outside.map(({ address }) => once(connect({ host: address, port }), 'connect'));
  const results = await Promise.allSettled(attempts);
  expect(results.filter(({ status }) => status === 'fulfilled')).toEqual([]);
});

test('stand-ins side by side each reach their own provider', async ({ provider, phone }) => {
  await using otherProvider = await startFakeProvider();
  await using one = await openStandIn({ provider: provider.route });
  await using other = await openStandIn({ provider: otherProvider.route });
  const send = async (standIn: typeof one, number: string) => {
    const administrator = await Administrator.of(standIn);
    await administrator.setConnector(connectorConfig(provider.account));
    await administrator.setSignInExperience(phoneSignIn);
    await administrator.call('POST', '/verification-codes', { phone: number });
  };
  await send(one, phone);
  await send(other, '8613900000001');
  expect([provider.totals().accepted, otherProvider.totals().accepted]).toEqual([1, 1]);
  expect(await otherProvider.inbox.messages('8613900000001')).toHaveLength(1);
});
