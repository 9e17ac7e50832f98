import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { connectInbox, startFakeProvider } from '../index.ts';
import { nextEvent } from '../testing/events.ts';
import { expect, mainlandPhone, senderTo, test } from '../testing/test.ts';

test('messages and requests are streamed as they come', async ({ provider, sender }) => {
  const stream = (query: string) => fetch(new URL(`/inbox/stream${query}`, provider.controlUrl));
  const [messages, requests] = await Promise.all([stream('?phone=13812345678'), stream('')]);
  await sender.send({ PhoneNumberSet: ['13900000000'] });
  await sender.send();
  expect(await nextEvent(messages, 'message')).toMatchObject({ sentAs: mainlandPhone });
  expect(await nextEvent(requests, 'request')).toMatchObject({ phoneNumbers: ['13900000000'] });
});

test('a stream with a cursor begins with what was missed', async ({ provider, sender }) => {
  await sender.send({ TemplateParamSet: ['1111'] });
  await sender.send({ TemplateParamSet: ['2222'] });
  const stream = await fetch(new URL('/inbox/stream?after=1', provider.controlUrl));
  expect(await nextEvent(stream, 'message')).toMatchObject({ id: '2', code: '2222' });
});

test('a stream of one number goes on after the last event that its reader has seen', async ({ provider, sender }) => {
  for (const digits of ['1111', '2222', '3333']) {
    await sender.send({ TemplateParamSet: [digits] });
    await sender.send({ PhoneNumberSet: ['13900000000'] });
  }
  const headers = { 'last-event-id': '3' };
  const stream = await fetch(new URL('/inbox/stream?phone=13812345678&after=1', provider.controlUrl), { headers });
  expect(await nextEvent(stream, 'message')).toMatchObject({ id: '5', code: '3333' });
});

test('the code alone is waited for', async ({ provider, sender }) => {
  const code = fetch(new URL('/inbox/code?phone=13812345678', provider.controlUrl));
  await sender.send();
  expect(await (await code).text()).toBe('123456');
});

test('messages are searched and cleared, and clearing returns them', async ({ provider, sender }) => {
  await sender.send();
  await sender.send({ TemplateId: '100001' });
  const search = await fetch(new URL('/inbox/search?template=100001', provider.controlUrl));
  expect(await search.json()).toMatchObject({ messages: [{ templateId: '100001' }], held: 2, evicted: 0 });
  const cleared = await fetch(new URL('/inbox/messages?template=100001', provider.controlUrl), { method: 'DELETE' });
  expect(await cleared.json()).toMatchObject([{ templateId: '100001' }]);
  expect(await provider.inbox.messages(mainlandPhone)).toMatchObject([{ templateId: '100002' }]);
});

test('a request is told with its reply and without its signature', async ({ provider, sender }) => {
  const { RequestId } = await sender.send({ SignName: 'x' });
  const told = await (await fetch(new URL(`/requests/${RequestId}`, provider.controlUrl))).json();
  expect(told).toMatchObject({
    method: 'POST',
    path: '/',
    verdict: 'FailedOperation.SignatureIncorrectOrUnapproved',
    recipients: [{ brokenRule: 'recipient/signature' }],
    headers: { authorization: expect.stringMatching(/Signature=\*\*\*$/) },
    reply: expect.stringContaining('SignatureIncorrectOrUnapproved'),
  });
});

test('the description lists each route, with its parameters', async ({ provider }) => {
  const description = await (await fetch(new URL('/openapi.json', provider.controlUrl))).json();
  expect(description).toMatchObject({
    openapi: '3.1.0',
    paths: {
      '/inbox/next': {
        get: { parameters: expect.arrayContaining([expect.objectContaining({ name: 'phone', required: true })]) },
      },
      '/faults': { post: { requestBody: { required: true } }, get: {}, delete: {} },
      '/requests/{id}': { get: { parameters: expect.arrayContaining([expect.objectContaining({ in: 'path' })]) } },
    },
  });
});

test('a control API beyond loopback is not started without a token', async () => {
  await expect(startFakeProvider({ host: '0.0.0.0' })).rejects.toThrow('needs a token to listen on 0.0.0.0');
});

test('an inbox with a token refuses requests without it', async () => {
  await using provider = await startFakeProvider({ token: 'a-token' });
  await senderTo(provider).send();
  const url = new URL('/totals', provider.controlUrl);
  const wrong = await fetch(url, { headers: { authorization: 'Bearer another' } });
  expect([(await fetch(url)).status, wrong.status]).toEqual([401, 401]);
  expect(await connectInbox(provider.controlUrl, { token: 'a-token' }).next(mainlandPhone)).toMatchObject({
    code: '123456',
  });
});

test('a request by a name that the API was not given is rejected, and told how to give it', async ({ provider }) => {
  const url = new URL('/totals', provider.controlUrl);
  const sent = request(url, { headers: { host: 'evil.example.com' } }).end();
  const [response] = await once(sent, 'response');
  expect(response.statusCode).toBe(403);
  expect(await text(response)).toContain('start it with --name evil.example.com');
});

test('a body that is too large, no JSON, or of another type is refused and the API goes on', async ({ provider }) => {
  const url = new URL('/faults', provider.controlUrl);
  const post = (body: string, type = 'application/json') =>
    fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
  const answers = await Promise.all([
    post('{'),
    post(JSON.stringify('x'.repeat(2_000_000))),
    post('a=b', 'text/plain'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([400, 413, 400]);
  expect((await fetch(new URL('/health', url))).status).toBe(200);
});
