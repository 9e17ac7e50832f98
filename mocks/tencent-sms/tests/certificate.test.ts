import { once } from 'node:events';
import { request } from 'node:http';
import { Socket } from 'node:net';
import { connect } from 'node:tls';
import { connectorConfig, type FakeProvider } from '../index.ts';
import { startConnector } from '../testing/connector.ts';
import { expect, mainlandPhone, sendRaw, test } from '../testing/test.ts';

const providerName = 'sms.tencentcloudapi.com';

/** A tunnel through the fake, as a client behind `HTTPS_PROXY` opens it. */
const tunnelTo = async ({ route: { host, port } }: FakeProvider): Promise<Socket> => {
  const asked = request({ host, port, method: 'CONNECT', path: `${providerName}:443` });
  asked.end();
  const [response, socket] = await once(asked, 'connect', { signal: AbortSignal.timeout(5000) });
  expect(response).toMatchObject({ statusCode: 200 });
  return socket instanceof Socket ? socket : Promise.reject(new Error('no socket came of the tunnel'));
};

const direct = async ({ route: { host, port } }: FakeProvider): Promise<Socket> => new Socket().connect({ host, port });

/** What a client makes of the certificate that it is shown. */
const handshake = async ({ route: { ca } }: FakeProvider, socket: Socket): Promise<string> => {
  const secure = connect({ socket, ca, servername: providerName });
  const outcome = await once(secure, 'secureConnect', { signal: AbortSignal.timeout(5000) }).then(
    () => 'trusted',
    (error) => String(error.code),
  );
  secure.destroy();
  return outcome;
};

const certificates = [
  ['name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['expired', 'CERT_HAS_EXPIRED'],
  ['untrusted', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
] as const;

for (const [way, open, method, path] of [
  ['directly', direct, null, null],
  ['through a tunnel', tunnelTo, 'CONNECT', `${providerName}:443`],
] as const) {
  for (const [wrong, code] of certificates) {
    test(`a certificate with a wrong ${wrong} is shown ${way} once, then the right one, and is kept in the journal`, async ({
      provider,
    }) => {
      provider.faults.add({ effect: { kind: 'certificate', wrong }, times: 1 });
      expect(await handshake(provider, await open(provider))).toBe(code);
      expect(provider.recentRequests()).toMatchObject([{ verdict: 'CertificateShown', method, path }]);
      expect(await handshake(provider, await open(provider))).toBe('trusted');
    });
  }
}

test('a client that trusts a wrong certificate gets no answer, and that it sent something is kept', async ({
  provider,
}) => {
  provider.faults.add({ effect: { kind: 'certificate', wrong: 'untrusted' } });
  const secure = connect({ socket: await tunnelTo(provider), rejectUnauthorized: false, servername: providerName });
  secure.on('error', () => undefined);
  secure.write('GET / HTTP/1.1\r\n\r\n');
  const received = secure.setEncoding('utf8').toArray();
  expect(await received.catch(() => [])).toEqual([]);
  expect(provider.recentRequests().map(({ verdict }) => verdict)).toEqual(['CertificateShown', 'CertificateTrusted']);
});

test('plain requests are answered as ever while a wrong certificate is shown', async ({ provider }) => {
  provider.faults.add({ effect: { kind: 'certificate', wrong: 'name' } });
  expect((await sendRaw(provider)).body).toContain('send success');
  expect(provider.totals()).toEqual({ accepted: 1, refused: 0 });
});

test('the published connector tells nothing to a provider whose certificate is wrong, and its attempt is seen', async ({
  provider,
}) => {
  await using connector = await startConnector(provider.route);
  provider.faults.add({ effect: { kind: 'certificate', wrong: 'expired' } });
  const result = await connector.send(connectorConfig(provider.account), mainlandPhone, 'SignIn', { code: '246810' });
  expect(result).toMatchObject({ sent: false, error: { code: 'CERT_HAS_EXPIRED' } });
  expect(provider.recentRequests()).toMatchObject([{ verdict: 'CertificateShown', method: 'CONNECT' }]);
});

test('a refused connection is told over the control API and counts as no request', async ({ provider }) => {
  provider.faults.add({ effect: { kind: 'certificate', wrong: 'expired' } });
  await handshake(provider, await direct(provider));
  const told = await (await fetch(new URL('/requests/recent', provider.controlUrl))).json();
  expect(told).toMatchObject([{ message: 'a connection was shown a certificate that has expired' }]);
  expect(provider.totals()).toEqual({ accepted: 0, refused: 0 });
});
