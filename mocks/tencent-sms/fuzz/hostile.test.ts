import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import tls from 'node:tls';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { controlRoutes } from '../../sms/control/server.ts';
import { faultSchemaOf } from '../../sms/faults/fault.ts';
import { tencent } from '../dialect.ts';
import { startFakeProvider } from '../index.ts';
import { expect, isWell, test } from '../testing/test.ts';

const megabyte = 1_048_576;

const open = (port: number, count: number, begin: string | Uint8Array): Socket[] =>
  Array.from({ length: count }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined).resume();
    socket.write(begin);
    return socket;
  });

const closed = (sockets: readonly Socket[]): Promise<unknown> =>
  Promise.all(sockets.map((socket) => socket.closed || once(socket, 'close', { signal: AbortSignal.timeout(10_000) })));

const slow: ReadonlyArray<readonly [string, string | Buffer]> = [
  ['say nothing', ''],
  ['never end their headers', 'POST / HTTP/1.1\r\nhost: sms.tencentcloudapi.com\r\nx: '],
  ['never end their body', 'POST / HTTP/1.1\r\nhost: sms.tencentcloudapi.com\r\ncontent-length: 99\r\n\r\nab'],
  ['never end their TLS handshake', Buffer.from('16030100f8010000f403', 'hex')],
];

for (const [what, begin] of slow) {
  test(`300 clients that ${what} do not hold others up, and are left after a while`, async () => {
    await using provider = await startFakeProvider({ patience: 1000 });
    const sockets = open(provider.route.port, 300, begin);
    expect(await isWell(provider)).toBe(true);
    await closed(sockets);
  });
}

test('a client that drips its headers is left, however alive it looks', async () => {
  await using provider = await startFakeProvider({ patience: 500 });
  const [socket] = open(provider.route.port, 1, 'POST / HTTP/1.1\r\n');
  const drip = setInterval(() => socket?.write('a: b\r\n'), 50);
  await closed(socket ? [socket] : []);
  clearInterval(drip);
  expect(await isWell(provider)).toBe(true);
});

const chunk = Buffer.alloc(megabyte, 0x20);

/** Sends 100 MB in chunks of one; gives the status, or the reason where the connection was cut before. */
const sendHuge = async (address: string, headers: Record<string, string>): Promise<string> => {
  const sent = request(address, { method: 'POST', headers: { 'content-type': 'application/json', ...headers } });
  const answer = once(sent, 'response').then(
    ([response]) => String(response.resume().statusCode),
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'failed'),
  );
  const body = Readable.from(Array(100).fill(chunk));
  await pipeline(body, sent).catch(() => undefined);
  return answer;
};

/** Megabytes that are still needed by somebody. */
const held = (): number => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / megabyte;
};

for (const [how, headers] of [
  ['with its length', { 'content-length': String(100 * megabyte) }],
  ['in chunks', { 'transfer-encoding': 'chunked' }],
] as const) {
  test(`a body of 100 MB ${how} is refused on either port, and nothing of it is kept`, async ({ provider }) => {
    const before = held();
    expect(await sendHuge(`http://localhost:${provider.route.port}/`, headers)).toBe('200');
    expect(['413', 'ECONNRESET', 'EPIPE']).toContain(
      await sendHuge(new URL('/faults', provider.controlUrl).href, headers),
    );
    expect(held() - before).toBeLessThan(80);
    expect(provider.recentRequests()).toMatchObject([{ verdict: expect.not.stringMatching(/^Ok$/) }]);
    expect(await isWell(provider)).toBe(true);
  });
}

const garbage = (seed: number) => fc.sample(fc.uint8Array({ minLength: 1, maxLength: 400 }), { numRuns: 150, seed });

test('garbage on either port, and inside TLS, takes nothing down', async ({ provider }) => {
  const { port, ca } = provider.route;
  const control = Number(new URL(provider.controlUrl).port);
  const raw = garbage(1).flatMap((bytes) => [
    ...open(port, 1, bytes),
    ...open(port, 1, Buffer.concat([Buffer.from('160301', 'hex'), bytes])),
    ...open(control, 1, bytes),
  ]);
  const inside = garbage(2).map((bytes) => {
    const secure = tls.connect({ port, host: '127.0.0.1', servername: 'sms.tencentcloudapi.com', ca });
    secure.on('error', () => undefined).resume();
    secure.end(bytes);
    return secure;
  });
  for (const socket of raw) {
    socket.end();
  }
  await closed([...raw, ...inside]);
  expect(await isWell(provider)).toBe(true);
});

test('odd questions to every route of the control port are answered, none with 5xx', async ({ provider }) => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  const odd = fc.record({
    route: fc.constantFrom(
      ...controlRoutes({ dialect: tencent, faultSchema: faultSchemaOf(tencent.catalogue) }).filter(
        ({ path }) => path !== '/inbox/stream',
      ),
    ),
    query: fc.dictionary(
      fc.constantFrom('phone', 'after', 'limit', 'namespace', 'template', 'text', 'token', 'until'),
      text,
    ),
    body: fc.oneof(fc.json(), text),
    id: text,
  });
  const statuses = new Set<number>();
  for (const { route, query, body, id } of fc.sample(odd, { numRuns: 400, seed: 3 })) {
    const url = new URL(route.path.replace(/:\w+/, encodeURIComponent(id.toWellFormed())), provider.controlUrl);
    url.search = new URLSearchParams({ ...query, timeout: '1' }).toString();
    const init = { method: route.method, headers: { 'content-type': 'application/json' } };
    const response = await fetch(url, route.method === 'get' ? init : { ...init, body });
    statuses.add(response.status);
    await response.arrayBuffer();
  }
  expect([...statuses].filter((status) => status >= 500)).toEqual([]);
  expect(await isWell(provider)).toBe(true);
});
