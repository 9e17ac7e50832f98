import { z } from 'zod';
import { callControl } from '../../sms/testing/call-control.ts';
import { connectInbox, type Namespace } from '../index.ts';
import { verdictOf } from '../testing/client.ts';
import { expect, mainlandPhone, senderTo, test } from '../testing/test.ts';

const keysSchema = z.object({ secretId: z.string(), secretKey: z.string(), smsSdkAppId: z.string() });

test('what is sent with the keys of one namespace is seen in no other', async ({ provider }) => {
  const [one, other] = [provider.namespace('one'), provider.namespace('other')];
  expect(verdictOf(await senderTo({ ...one, route: provider.route }).send())).toBe('Ok');
  expect(await one.inbox.next(mainlandPhone)).toMatchObject({ application: one.account.applications[0]?.smsSdkAppId });
  for (const elsewhere of [provider, other] satisfies Namespace[]) {
    expect(await elsewhere.inbox.messages(mainlandPhone)).toEqual([]);
    expect(elsewhere.requests(mainlandPhone)).toEqual([]);
    expect(elsewhere.totals()).toEqual({ accepted: 0, refused: 0 });
  }
});

test('faults and quotas of one namespace are not felt in another', async ({ provider }) => {
  const one = provider.namespace('one', { balance: 0 });
  const other = provider.namespace('other');
  one.faults.add({ effect: { kind: 'hang' } });
  expect(verdictOf(await senderTo({ ...other, route: provider.route }).send())).toBe('Ok');
});

test('the application of one namespace is not that of another', async ({ provider }) => {
  const one = provider.namespace('one');
  const { send } = senderTo({ ...one, route: provider.route });
  expect(verdictOf(await send({ SmsSdkAppId: '1400006666' }))).toBe('UnauthorizedOperation.SmsSdkAppIdVerifyFail');
});

test('a namespace is opened and closed over the control API, and its inbox is read there', async ({ provider }) => {
  const open = () => callControl(provider, 'POST', '/namespaces', { name: 'run-1', account: { variableLength: 12 } });
  const opened = await open();
  const { secretId, secretKey, smsSdkAppId } = keysSchema.parse(await opened.json());
  expect(opened.status).toBe(201);
  expect((await open()).status).toBe(409);
  await senderTo(provider).send({ SmsSdkAppId: smsSdkAppId }, { secretId, secretKey });
  expect(await connectInbox(provider.controlUrl, { namespace: 'run-1' }).next(mainlandPhone)).toMatchObject({
    code: '123456',
  });
  expect((await callControl(provider, 'DELETE', '/namespaces/run-1')).status).toBe(204);
  expect((await callControl(provider, 'GET', '/totals?namespace=run-1')).status).toBe(404);
});

test('the default namespace cannot be closed, and its account is told without its secrets', async ({ provider }) => {
  expect((await callControl(provider, 'DELETE', '/namespaces/default')).status).toBe(404);
  const account = await (await callControl(provider, 'GET', '/account')).text();
  expect(account).toContain('AKIDharness0000000000');
  expect(account).not.toContain('harness-secret-key');
});

test('of 10,000 namespaces, the first 999 are opened and the others refused with words', async ({ provider }) => {
  test.setTimeout(240_000);
  const statuses: number[] = [];
  for (let count = 0; count < 10_000; count += 1) {
    const reply = await callControl(provider, 'POST', '/namespaces', { name: `run-${count}` });
    statuses.push(reply.status);
    await reply.text();
  }
  expect([statuses.slice(0, 999), statuses.slice(999)]).toEqual([Array(999).fill(201), Array(9001).fill(409)]);
  const last = await callControl(provider, 'POST', '/namespaces', { name: 'run-10001' });
  expect(await last.text()).toContain('there are 1000 namespaces already, which is the most; close some first');
});
