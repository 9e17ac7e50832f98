import { connectInbox } from '../index.ts';
import { expect, mainlandPhone, test } from '../testing/test.ts';

test('another process waits for a message over HTTP and gets it at once', async ({ provider, sender }) => {
  const inbox = connectInbox(provider.controlUrl);
  const waiting = inbox.next(mainlandPhone);
  await sender.send();
  expect(await waiting).toEqual((await provider.inbox.messages(mainlandPhone))[0]);
});

test('waiting in vain over HTTP names the refused requests too', async ({ provider, sender }) => {
  await sender.send({ TemplateId: '999' });
  await expect(connectInbox(provider.controlUrl).next(mainlandPhone, { timeoutMs: 20 })).rejects.toThrow(
    /was refused with FailedOperation.TemplateUnapprovedOrNotExist/,
  );
});

test('messages and requests of a number are listed over HTTP', async ({ provider, sender }) => {
  await sender.send();
  const inbox = connectInbox(provider.controlUrl);
  expect(await inbox.messages('13812345678')).toEqual(await provider.inbox.messages(mainlandPhone));
  expect(provider.requests(mainlandPhone)).toMatchObject(await inbox.requests('13812345678'));
});

test('totals and health are told over HTTP', async ({ provider, sender }) => {
  await sender.send();
  const totals = await fetch(new URL('/totals', provider.controlUrl));
  const health = await fetch(new URL('/health', provider.controlUrl));
  expect([await totals.json(), await health.json()]).toEqual([{ accepted: 1, refused: 0 }, { status: 'ok' }]);
});

test('a question that makes no sense is answered with 400 and the reason', async ({ provider }) => {
  const response = await fetch(new URL('/inbox/next?phone=abc&timeout=-1', provider.controlUrl));
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: expect.stringContaining('must be a phone number') });
});
