import { verificationIdOf } from '../../fixtures/http/index.ts';
import { expect, test } from '../../fixtures/playwright/provider/with-provider.ts';

/** Messages in the order in which they were sent, whichever arrived first: a full machine may send late. */
const asSent = <M extends { readonly requestId: string }>(
  requests: ReadonlyArray<{ readonly requestId: string }>,
  messages: readonly M[],
): M[] => requests.flatMap(({ requestId }) => messages.filter((message) => message.requestId === requestId));

test('after a resend, the code of a late message is rejected and the new code is accepted', {
  tag: ['@SND-07.1'],
}, async ({ begin, phone, provider, inbox }) => {
  await using _late = await provider.fault({ kind: 'late', ms: 1000 }, phone, { times: 1 });
  const visitor = await begin('SignIn');
  await visitor.sendCode(phone, 'SignIn');
  const verificationId = verificationIdOf(await visitor.sendCode(phone, 'SignIn'));
  const arrivedFirst = await inbox.next(phone);
  const arrivedSecond = await inbox.next(phone, { after: arrivedFirst });
  const [late, latest] = asSent(await provider.requests(phone), [arrivedFirst, arrivedSecond]);
  expect(await visitor.verifyCode({ phone, verificationId, code: late?.code ?? '' })).toBeRefused();
  expect(await visitor.verifyCode({ phone, verificationId, code: latest?.code ?? '' })).toBeAccepted();
});

test('after a lost message, the code of the next message is accepted', { tag: ['@SND-07.2'] }, async ({
  begin,
  phone,
  provider,
  inbox,
}) => {
  await using _lost = await provider.fault({ kind: 'drop' }, phone, { times: 1 });
  const visitor = await begin('SignIn');
  await visitor.sendCode(phone, 'SignIn');
  const verificationId = verificationIdOf(await visitor.sendCode(phone, 'SignIn'));
  const { code } = await inbox.next(phone);
  expect(await visitor.verifyCode({ phone, verificationId, code })).toBeAccepted();
  expect(await inbox.messages(phone)).toHaveLength(1);
});

test('a failed delivery report does not invalidate a delivered code', {
  tag: ['@SND-07.3'],
}, async ({ begin, codeFor, phone, provider }) => {
  await using failing = await provider.fault({ kind: 'receipt' }, phone);
  const visitor = await begin('SignIn');
  expect(await visitor.verifyCode(await codeFor(visitor, phone, 'SignIn'))).toBeAccepted();
  expect(await failing.hits()).toBe(1);
});

test('a send waits for a provider delay of 2 s and makes one request', { tag: ['@SND-01.1'] }, async ({
  begin,
  phone,
  provider,
}) => {
  await using _slow = await provider.fault({ kind: 'delay', ms: 2000 }, phone);
  const visitor = await begin('SignIn');
  const started = performance.now();
  expect(await visitor.sendCode(phone, 'SignIn')).toBeAccepted();
  expect(performance.now() - started).toBeGreaterThanOrEqual(1900);
  expect(await provider.requests(phone)).toHaveLength(1);
});

test('a send is rejected when the provider returns LimitExceeded.PhoneNumberDailyLimit', {
  tag: ['@SND-10.1'],
}, async ({ begin, phone, provider }) => {
  await using _full = await provider.fault({ kind: 'rule', rule: 'frequency/number-day', outcome: 'break' }, phone);
  expect(await (await begin('SignIn')).sendCode(phone, 'SignIn')).toBeRefused();
  expect(await provider.requests(phone)).toMatchObject([{ verdict: 'LimitExceeded.PhoneNumberDailyLimit' }]);
});

test('a code delivered to another phone number does not verify that number', { tag: ['@OTP-10.1'] }, async ({
  begin,
  phone,
  nextPhone,
  provider,
  inbox,
}) => {
  const other = nextPhone();
  await using _astray = await provider.fault({ kind: 'misdirect', to: `+${other}` }, phone);
  const visitor = await begin('SignIn');
  const verificationId = verificationIdOf(await visitor.sendCode(phone, 'SignIn'));
  expect(await inbox.messages(phone)).toEqual([]);
  const { code } = await inbox.next(other);
  expect(await visitor.verifyCode({ phone: other, verificationId, code })).toBeRefused();
});
