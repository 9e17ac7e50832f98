import { once } from 'node:events';
import { connect as connectH2 } from 'node:http2';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import tls from 'node:tls';
import { exchange } from '../../sms/testing/exchange.ts';
import { startFakeProvider } from '../index.ts';
import { readReply, verdictOf } from '../testing/client.ts';
import { keysOf } from '../testing/sender.ts';
import { expect, isWell, sendBody, test } from '../testing/test.ts';
import { v1Request } from '../testing/v1-client.ts';

const upgrades = {
  'an upgrade to HTTP/2': { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQ' },
  'an upgrade to WebSocket': { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-key': 'dGVzdA==' },
  'an upgrade to a protocol that nobody knows': { connection: 'upgrade', upgrade: 'carrier-pigeon' },
};

for (const [what, headers] of Object.entries(upgrades)) {
  test(`a POST that offers ${what} is served over HTTP/1.1`, async ({ sender }) => {
    expect(verdictOf(await sender.send({}, { headers }))).toBe('Ok');
  });

  test(`a GET that offers ${what} is served over HTTP/1.1`, async ({ provider }) => {
    const { account, route } = provider;
    const sent = v1Request('SendSms', sendBody(account), { ...keysOf(account), method: 'GET' });
    const reply = await exchange(route.port, 'GET', sent.path, { ...sent.headers, ...headers }, '');
    expect(verdictOf(readReply(reply))).toBe('Ok');
  });

  test(`a foreign host is answered with 502 and without its headers, for ${what} too`, async ({ provider }) => {
    const foreign = { host: 'example.com', 'x-secret': 'told-to-nobody', ...headers };
    const { status, body } = await exchange(provider.route.port, 'GET', '/', foreign, '');
    expect([status, body]).toEqual([502, 'example.com is not the provider; this fake forwards nothing\n']);
  });

  test(`the control port passes over ${what}`, async ({ provider }) => {
    const { status } = await exchange(Number(new URL(provider.controlUrl).port), 'GET', '/health', headers, '');
    expect(status).toBe(200);
  });
}

test('HTTP/2 with prior knowledge is refused with HTTP_1_1_REQUIRED', async ({ provider }) => {
  const session = connectH2(`http://127.0.0.1:${provider.route.port}`);
  session.on('error', () => undefined);
  const [code] = await once(session, 'goaway');
  expect(code).toBe(0xd);
  session.destroy();
  expect(await isWell(provider)).toBe(true);
});

test('a query of more than 32 kB is rejected with RequestSizeLimitExceeded', async ({ provider }) => {
  const { account, route } = provider;
  const body = sendBody(account, { SessionContext: 'x'.repeat(33_000) });
  const sent = v1Request('SendSms', body, { ...keysOf(account), method: 'GET' });
  const reply = await exchange(route.port, 'GET', sent.path, sent.headers, '');
  expect(verdictOf(readReply(reply))).toBe('RequestSizeLimitExceeded');
});

test('a query beyond all bounds gets a reply that an SDK reads', async ({ provider }) => {
  const socket = connect(provider.route.port, '127.0.0.1');
  socket.write(`GET /?x=${'x'.repeat(200_000)} HTTP/1.1\r\nhost: sms.tencentcloudapi.com\r\n\r\n`);
  const reply = await text(socket);
  expect(reply).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(verdictOf(readReply({ status: 200, headers: {}, body: reply.split('\r\n\r\n')[1] ?? '' }))).toBe(
    'RequestSizeLimitExceeded',
  );
});

test('a malformed HTTP request gets status 400 without an echo of its content', async ({ provider }) => {
  const socket = connect(provider.route.port, '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nsecret header: told-to-nobody\r\n\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n(?:.*\r\n)*Content-Length: 0\r\n/);
});

test('a body that never ends is cut on the control port', async () => {
  await using provider = await startFakeProvider({ patience: 500 });
  const socket = connect(Number(new URL(provider.controlUrl).port), '127.0.0.1');
  socket.write('POST /faults HTTP/1.1\r\nhost: localhost\r\ncontent-length: 99\r\n\r\n{');
  expect(await text(socket)).toContain('408 Request Timeout');
});

test('the certificate is good for the address of the port', async ({ provider }) => {
  const { port, ca } = provider.route;
  const secure = tls.connect({ host: '127.0.0.1', port, ca });
  await once(secure, 'secureConnect');
  expect(secure.getPeerCertificate().subjectaltname).toContain('IP Address:127.0.0.1');
  secure.destroy();
});

test('the first namespace and the first fault too many are rejected with 409', async ({ provider }) => {
  const post = (path: string, body: unknown) =>
    fetch(new URL(path, provider.controlUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  // The default namespace is one of them.
  Array.from({ length: 999 }, (_, index) => provider.namespace(`n${index}`));
  Array.from({ length: 1000 }, () => provider.faults.add({ effect: { kind: 'delay', ms: 1 } }));
  const namespace = await post('/namespaces', { name: 'one-more' });
  const fault = await post('/faults', { effect: { kind: 'hang' } });
  expect([namespace.status, fault.status]).toEqual([409, 409]);
  expect(await namespace.json()).toEqual({
    error: 'there are 1000 namespaces already, which is the most; close some first',
  });
  expect(await fault.json()).toEqual({ error: 'there are 1000 faults already, which is the most; end some first' });
});
