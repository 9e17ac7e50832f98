import { connect } from 'node:net';
import { maxBodySize } from '../rules/gateway-subject.ts';
import { expect, isWell, mainlandPhone, test } from '../testing/test.ts';
import { fuzz } from './fuzz.ts';

/** Sends bytes as they are and waits until the connection is closed. */
const sendBytes = async (port: number, bytes: string | Buffer): Promise<void> => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.resume();
  socket.end(bytes);
  await new Promise((resolve) => socket.once('close', resolve));
};

test('thousands of odd requests are all answered, none with 5xx', async ({ provider }) => {
  const { statuses, failures } = await fuzz(provider, 3000, 42);
  expect(failures.slice(0, 3)).toEqual([]);
  expect(statuses['200']).toBeGreaterThan(2000);
  expect(await isWell(provider)).toBe(true);
});

const hostile: ReadonlyArray<readonly [string, string | Buffer]> = [
  ['no HTTP at all', 'hello\r\n\r\n'],
  ['the beginning of a TLS handshake', Buffer.from('160301020001000', 'hex')],
  ['a wrong TLS version', Buffer.from('16ffff000500000000', 'hex')],
  ['a SOCKS greeting', Buffer.from('050100', 'hex')],
  ['a header of 100 kB', `POST / HTTP/1.1\r\nhost: sms.tencentcloudapi.com\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`],
  ['10,000 headers', `POST / HTTP/1.1\r\n${'a: b\r\n'.repeat(10_000)}\r\n`],
  ['two lengths', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
  [
    'a length and chunks',
    'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['a length that never comes', 'POST / HTTP/1.1\r\nhost: sms.tencentcloudapi.com\r\ncontent-length: 99\r\n\r\nab'],
  ['a tunnel to nowhere', 'CONNECT  HTTP/1.1\r\n\r\n'],
  ['a tunnel to a name of no form', 'CONNECT [::1 HTTP/1.1\r\nhost: [::1\r\n\r\n'],
  ['a path that is no URL', 'GET http://[ HTTP/1.1\r\nhost: [\r\n\r\n'],
  [
    'an upgrade',
    'GET / HTTP/1.1\r\nhost: sms.tencentcloudapi.com\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
  ],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
];

for (const [what, bytes] of hostile) {
  test(`the fake is well after ${what}, on either port`, async ({ provider }) => {
    await sendBytes(provider.route.port, bytes);
    await sendBytes(Number(new URL(provider.controlUrl).port), bytes);
    expect(await isWell(provider)).toBe(true);
  });
}

test('a body beyond the limit is refused without being kept', async ({ provider }) => {
  const before = process.memoryUsage().external;
  const response = await fetch(`http://127.0.0.1:${provider.route.port}/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: 'x'.repeat(maxBodySize + 1),
  });
  expect(await response.json()).toMatchObject({ Response: { Error: { Code: 'RequestSizeLimitExceeded' } } });
  expect(process.memoryUsage().external - before).toBeLessThan(4 * maxBodySize);
});

test('a malformed request is kept out of every namespace', async ({ provider }) => {
  const own = provider.namespace('own');
  await fuzz(provider, 200, 7);
  expect(own.totals()).toEqual({ accepted: 0, refused: 0 });
  expect(own.requests(mainlandPhone)).toEqual([]);
});
