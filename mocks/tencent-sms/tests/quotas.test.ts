import { callControl } from '../../sms/testing/call-control.ts';
import { type FakeProvider, ManualClock, startFakeProvider } from '../index.ts';
import { verdictOf } from '../testing/client.ts';
import { expect, senderTo, test } from '../testing/test.ts';

const put = (provider: FakeProvider, quotas: unknown) => callControl(provider, 'PUT', '/account/quotas', quotas);

test('limits are set and lifted over the control API while the fake runs', async ({ provider, sender }) => {
  await sender.send();
  expect((await put(provider, { limits: { numberInDay: 1 } })).status).toBe(200);
  expect(verdictOf(await sender.send())).toBe('LimitExceeded.PhoneNumberDailyLimit');
  await put(provider, {});
  expect(verdictOf(await sender.send())).toBe('Ok');
});

test('a balance is what is left from now on, whatever was billed before', async ({ provider, sender }) => {
  await sender.send();
  expect(await (await put(provider, { balance: 1 })).json()).toMatchObject({ billed: 1, left: 1 });
  expect(verdictOf(await sender.send())).toBe('Ok');
  expect(verdictOf(await sender.send())).toBe('FailedOperation.InsufficientBalanceInSmsPackage');
});

test('limits that make no sense are refused and change nothing', async ({ provider, sender }) => {
  expect((await put(provider, { limits: { numberInDay: -1 } })).status).toBe(400);
  expect((await put(provider, { limits: { perMoon: 1 } })).status).toBe(400);
  expect(verdictOf(await sender.send())).toBe('Ok');
});

test('limits are set from TypeScript in one namespace and are not felt in another', async () => {
  await using provider = await startFakeProvider({ clock: new ManualClock() });
  const own = provider.namespace('own');
  own.setQuotas({ limits: { numberInHour: 1 } });
  const send = () => senderTo({ ...own, account: own.account, route: provider.route }).send();
  expect([verdictOf(await send()), verdictOf(await send())]).toEqual(['Ok', 'LimitExceeded.PhoneNumberOneHourLimit']);
  expect([own.account.limits.numberInHour, provider.account.limits.numberInHour]).toEqual([1, null]);
});
