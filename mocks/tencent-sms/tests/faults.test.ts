import { callControl } from '../../sms/testing/call-control.ts';
import { exchange } from '../../sms/testing/exchange.ts';
import { type FakeProvider, type FaultInput, ManualClock, startFakeProvider } from '../index.ts';
import { knownCodes } from '../rules/catalogue.ts';
import { sendCodes } from '../rules/send-codes.ts';
import { verdictOf } from '../testing/client.ts';
import { expect, mainlandPhone, senderTo, sendRaw, test } from '../testing/test.ts';

test('the catalogue has the 49 codes of SendSms', () => {
  expect(Object.keys(sendCodes)).toHaveLength(49);
});

test('every known code can be had by a fault, where it stands', async ({ provider, sender }) => {
  for (const code of knownCodes) {
    using _fault = provider.faults.add({ effect: { kind: 'error', code } });
    expect(verdictOf(await sender.send())).toBe(code);
  }
  expect(verdictOf(await sender.send())).toBe('Ok');
});

test('a fault for one number leaves the others alone, in any spelling', async ({ provider, sender }) => {
  const effect = { kind: 'error', code: 'InternalError.Timeout' } as const;
  provider.faults.add({ effect, match: { phone: '+8613812345678' } });
  expect(verdictOf(await sender.send())).toBe('InternalError.Timeout');
  expect(verdictOf(await sender.send({ PhoneNumberSet: ['13900000000'] }))).toBe('Ok');
});

test('a fault ends after its hits, and after its time', async () => {
  const clock = new ManualClock();
  await using provider = await startFakeProvider({ clock });
  const { send } = senderTo(provider);
  const effect = { kind: 'error', code: 'InternalError.OtherError' } as const;
  provider.faults.add({ effect, times: 1 });
  expect([verdictOf(await send()), verdictOf(await send())]).toEqual(['InternalError.OtherError', 'Ok']);
  provider.faults.add({ effect, forMs: 1000 });
  expect(verdictOf(await send())).toBe('InternalError.OtherError');
  clock.advance(1000);
  expect(verdictOf(await send())).toBe('Ok');
});

test('a fault by probability hits the same requests in each run', async ({ provider, sender }) => {
  const effect = { kind: 'error', code: 'InternalError.OtherError' } as const;
  const run = async (): Promise<string[]> => {
    using _fault = provider.faults.add({ effect, probability: 0.5, seed: 7 });
    const verdicts: string[] = [];
    for (let call = 0; call < 20; call += 1) {
      verdicts.push(verdictOf(await sender.send()));
    }
    return verdicts;
  };
  const first = await run();
  expect(new Set(first)).toEqual(new Set(['Ok', 'InternalError.OtherError']));
  expect(await run()).toEqual(first);
});

test('a rule can be broken or passed over by a fault', async ({ provider, sender }) => {
  using _broken = provider.faults.add({ effect: { kind: 'rule', rule: 'frequency/number-day', outcome: 'break' } });
  expect(verdictOf(await sender.send())).toBe('LimitExceeded.PhoneNumberDailyLimit');
  using _gateway = provider.faults.add({ effect: { kind: 'rule', rule: 'gateway/signature', outcome: 'skip' } });
  using _skipped = provider.faults.add({ effect: { kind: 'rule', rule: 'frequency/number-day', outcome: 'skip' } });
  expect(verdictOf(await sender.send({}, { secretKey: 'wrong' }))).toBe('Ok');
});

test('a delay holds the reply back on the clock of the fake', async () => {
  const clock = new ManualClock();
  await using provider = await startFakeProvider({ clock });
  provider.faults.add({ effect: { kind: 'delay', ms: 60_000 } });
  const reply = senderTo(provider).send();
  await provider.inbox.next(mainlandPhone);
  await expect.poll(() => provider.requests(mainlandPhone)).toHaveLength(1);
  clock.advance(60_000);
  expect(verdictOf(await reply)).toBe('Ok');
});

const raw = async (provider: FakeProvider, fault: FaultInput) => {
  provider.faults.add(fault);
  return sendRaw(provider);
};

test('a body that is no JSON comes with status 200', async ({ provider }) => {
  const answer = await raw(provider, { effect: { kind: 'body' } });
  expect(answer).toMatchObject({ status: 200, body: '<html><body>maintenance</body></html>' });
});

test('another status comes with its own body', async ({ provider }) => {
  const answer = await raw(provider, { effect: { kind: 'status', status: 503, body: 'busy' } });
  expect(answer).toMatchObject({ status: 503, body: 'busy' });
});

test('a dripping body is whole in the end', async ({ provider }) => {
  const answer = await raw(provider, { effect: { kind: 'drip', bytes: 40, everyMs: 1 } });
  expect(JSON.parse(answer.body)).toMatchObject({ Response: { SendStatusSet: [{ Code: 'Ok' }] } });
});

test('a reset and a hang are what the client sees, and nothing is sent', async ({ provider }) => {
  provider.faults.add({ effect: { kind: 'reset' }, times: 1 });
  await expect(sendRaw(provider)).rejects.toMatchObject({ code: 'ECONNRESET' });
  provider.faults.add({ effect: { kind: 'hang' }, times: 1 });
  await expect(sendRaw(provider, AbortSignal.timeout(100))).rejects.toThrow('aborted');
  expect(await provider.inbox.messages(mainlandPhone)).toEqual([]);
});

test('half a body and then silence is what a dripping fault with an end gives', async ({ provider }) => {
  provider.faults.add({ effect: { kind: 'drip', bytes: 10, everyMs: 1, stopAfter: 20 } });
  await expect(sendRaw(provider, AbortSignal.timeout(200))).rejects.toThrow('aborted');
});

const messagesAfter = async (provider: FakeProvider, fault: FaultInput): Promise<Array<string | null>> => {
  const { send } = senderTo(provider);
  using _fault = provider.faults.add(fault);
  await send({ TemplateParamSet: ['1111'] });
  await send({ TemplateParamSet: ['2222'] });
  return (await provider.inbox.messages(mainlandPhone)).map(({ code }) => code);
};

for (const [what, kind, codes] of [
  ['a message is accepted and dropped', 'drop', ['2222']],
  ['a message is doubled', 'double', ['1111', '1111', '2222']],
  ['messages come out of order', 'out-of-order', ['2222', '1111']],
] as const) {
  test(what, async ({ provider }) => {
    expect(await messagesAfter(provider, { effect: { kind }, times: 1 })).toEqual(codes);
  });
}

test('a message goes to another number', async ({ provider }) => {
  const to = '+8613900000000';
  expect(await messagesAfter(provider, { effect: { kind: 'misdirect', to }, times: 1 })).toEqual(['2222']);
  expect(await provider.inbox.messages(to)).toMatchObject([{ code: '1111' }]);
});

test('a message comes late on the clock of the fake', async () => {
  const clock = new ManualClock();
  await using provider = await startFakeProvider({ clock });
  expect(await messagesAfter(provider, { effect: { kind: 'late', ms: 5000 }, times: 1 })).toEqual(['2222']);
  clock.advance(5000);
  expect(await provider.inbox.messages(mainlandPhone)).toMatchObject([{ code: '2222' }, { code: '1111' }]);
});

test('faults are set, listed and ended over the control API', async ({ provider, sender }) => {
  const effect = { kind: 'error', code: 'InternalError.Timeout' };
  const set = await callControl(provider, 'POST', '/faults', { id: 'slow', effect });
  expect([set.status, await set.json()]).toEqual([201, { id: 'slow' }]);
  expect(verdictOf(await sender.send())).toBe('InternalError.Timeout');
  expect(await (await callControl(provider, 'GET', '/faults')).json()).toMatchObject([{ id: 'slow', effect, hits: 1 }]);
  expect((await callControl(provider, 'DELETE', '/faults/slow')).status).toBe(204);
  expect(verdictOf(await sender.send())).toBe('Ok');
});

test('a fault that makes no sense is refused', async ({ provider }) => {
  const response = await callControl(provider, 'POST', '/faults', { effect: { kind: 'error', code: 'NoSuchCode' } });
  expect(response.status).toBe(400);
});

test('requests that only reach the gateway are answered as ever while faults are set', async ({ provider }) => {
  provider.faults.add({ effect: { kind: 'hang' } });
  const answer = await exchange(provider.route.port, 'POST', '/', { host: 'sms.tencentcloudapi.com' }, '{}');
  expect(answer.status).toBe(200);
});
