import { once } from 'node:events';
import http2 from 'node:http2';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { exchange } from '../../sms/testing/exchange.ts';
import { verdictOf } from '../testing/client.ts';
import { expect, mainlandPhone, sendRaw, test } from '../testing/test.ts';

const outerAddress = Object.values(networkInterfaces())
  .flat()
  .find((address) => address?.family === 'IPv4' && !address.internal)?.address;

const answerTo = async (port: number, head: string): Promise<string> => {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  socket.write(`${head}\r\n\r\n`);
  const [answer] = await once(socket, 'data');
  socket.destroy();
  return String(answer);
};

test('an accepted message has the seven fields of a send status and the number in E.164', async ({ sender }) => {
  const { SendStatusSet } = await sender.send({ SessionContext: 'abc' });
  expect(SendStatusSet).toEqual([
    {
      SerialNo: expect.stringMatching(/^\d{4}:\d{28}$/),
      PhoneNumber: '+8613812345678',
      Fee: 1,
      SessionContext: 'abc',
      Code: 'Ok',
      Message: 'send success',
      IsoCode: 'CN',
    },
  ]);
});

test('the fields of a send status come in the order of the documentation', async ({ provider }) => {
  const { body } = await sendRaw(provider);
  const names = [...body.matchAll(/"(\w+)":/g)].map(([, name]) => name);
  const ofStatus = ['SerialNo', 'PhoneNumber', 'Fee', 'SessionContext', 'Code', 'Message', 'IsoCode'];
  expect(names).toEqual(['Response', 'SendStatusSet', ...ofStatus, 'RequestId']);
});

test('the inbox shows an accepted message as a phone would', async ({ provider, sender }) => {
  const { RequestId } = await sender.send();
  const message = await provider.inbox.next(mainlandPhone);
  expect(message).toMatchObject({
    phoneNumber: '+8613812345678',
    sentAs: mainlandPhone,
    code: '123456',
    requestId: RequestId,
  });
  expect(message.text).toBe('【示例签名】您正在登录，验证码为123456，请勿泄露给他人。');
});

test('one who waits for a number gets its message the moment that it is accepted', async ({ provider, sender }) => {
  const waiting = provider.inbox.next('+86 138 1234 5678');
  await sender.send({ PhoneNumberSet: ['13900000000'] });
  await sender.send();
  expect(await waiting).toMatchObject({ sentAs: mainlandPhone });
});

test('a cursor leaves out what came before it', async ({ provider, sender }) => {
  await sender.send({ TemplateParamSet: ['111111'] });
  const first = await provider.inbox.next(mainlandPhone);
  await sender.send({ TemplateParamSet: ['222222'] });
  expect(await provider.inbox.next(mainlandPhone, { after: first.id })).toMatchObject({ code: '222222' });
  expect(await provider.inbox.next(mainlandPhone)).toMatchObject({ code: '111111' });
});

test('waiting in vain says what became of the requests that named the number', async ({ provider, sender }) => {
  await sender.send({ TemplateParamSet: ['123456', 'zh-CN'] });
  await expect(provider.inbox.next(mainlandPhone, { timeoutMs: 20 })).rejects.toThrow(
    'no message for 8613812345678 came within 20 ms: SendSms to 8613812345678 was refused with FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
  );
});

test('waiting in vain says when no request named the number', async ({ provider }) => {
  await expect(provider.inbox.next('13812345678', { timeoutMs: 20 })).rejects.toThrow(
    'no request to the provider named this number',
  );
});

test('accepted and refused requests are counted and kept', async ({ provider, sender }) => {
  await sender.send();
  await sender.send({ SignName: '别人' });
  expect(provider.totals()).toEqual({ accepted: 1, refused: 1 });
  expect(provider.requests('+8613812345678').map(({ verdict }) => verdict)).toEqual([
    'Ok',
    'FailedOperation.SignatureIncorrectOrUnapproved',
  ]);
});

test('a number without plus sign that was read as a mainland one carries a warning', async ({ provider, sender }) => {
  expect(verdictOf(await sender.send({ PhoneNumberSet: ['13105550100'] }))).toBe('Ok');
  const [message] = await provider.inbox.messages('+8613105550100');
  expect(message?.warnings).toEqual([
    '13105550100 had no + and eleven digits, so it was read as the mainland number +8613105550100',
  ]);
});

test('the connection stays open between replies', async ({ provider }) => {
  const answer = await exchange(provider.route.port, 'POST', '/', { host: 'sms.tencentcloudapi.com' }, '{}');
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(answer.body)),
    connection: 'keep-alive',
  });
});

test('a connection that the client wants closed is closed after the reply', async ({ provider }) => {
  const headers = { host: 'sms.tencentcloudapi.com', connection: 'close' };
  const answer = await exchange(provider.route.port, 'POST', '/', headers, '{}');
  expect(answer.headers).toMatchObject({ connection: 'close', date: expect.stringMatching(/ GMT$/) });
});

test('a header that was sent twice is kept as it was sent', async ({ provider }) => {
  const lines = [
    'POST / HTTP/1.1',
    'Host: sms.tencentcloudapi.com',
    'Content-Length: 0',
    'User-Agent: a',
    'User-Agent: b',
  ];
  await answerTo(provider.route.port, lines.join('\r\n'));
  const recent = await fetch(new URL('/requests/recent', provider.controlUrl));
  expect(await recent.json()).toMatchObject([{ headers: { 'user-agent': 'a, b' } }]);
});

test('a client that speaks HTTP/2 unasked is told to speak HTTP/1.1', async ({ provider }) => {
  const session = http2.connect(`http://127.0.0.1:${provider.route.port}`);
  session.on('error', () => undefined);
  const [code] = await once(session, 'goaway');
  expect(code).toBe(http2.constants.NGHTTP2_HTTP_1_1_REQUIRED);
});

test('another address of this machine is refused on both ports', async ({ provider }) => {
  test.skip(outerAddress === undefined, 'this machine has no address beyond loopback');
  for (const port of [provider.route.port, Number(new URL(provider.controlUrl).port)]) {
    const socket = connect(port, outerAddress);
    const [error] = await once(socket, 'error');
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  }
});

test('a tunnel to another host is answered with 502', async ({ provider }) => {
  const answer = await answerTo(provider.route.port, 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443');
  expect(answer).toMatch(/^HTTP\/1.1 502 /);
});

test('a request to another host is answered with 502, as a proxied one and as a direct one', async ({ provider }) => {
  const proxied = await exchange(provider.route.port, 'GET', 'http://example.com/', { host: 'example.com' }, '');
  const direct = await exchange(provider.route.port, 'GET', '/', { host: 'example.com' }, '');
  expect([proxied.status, direct.status]).toEqual([502, 502]);
  expect(proxied.body).toContain('example.com is not the provider');
});
