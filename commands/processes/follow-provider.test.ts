import type { HarnessEvent } from '../../contracts/record/load-history.ts';
import { followProvider } from '../../load/history/follow-provider.ts';
import type { FakeProvider } from '../../mocks/sms-provider/index.ts';
import { expect, mainlandPhone, test } from '../../mocks/sms-provider/testing.ts';

/** Keeps what is told, and resolves at the n-th event. */
const follow = async ({ controlUrl }: FakeProvider, wanted: number, isDirect = true) => {
  const events: HarnessEvent[] = [];
  const enough = Promise.withResolvers<HarnessEvent[]>();
  const tell = (event: HarnessEvent) => {
    events.push(event);
    if (events.length === wanted) {
      enough.resolve(events);
    }
  };
  const follower = await followProvider({ controlUrl, token: null }, tell, { isDirect });
  return { follower, told: enough.promise, [Symbol.asyncDispose]: () => follower[Symbol.asyncDispose]() };
};

test('each message is told of with its code, times and number in digits', async ({ provider, sender }) => {
  await using following = await follow(provider, 1);
  await sender.send({ PhoneNumberSet: [`+${mainlandPhone}`] });
  const [event] = await following.told;
  expect(event).toMatchObject({ kind: 'delivered', phone: mainlandPhone, code: expect.stringMatching(/^\d{4,8}$/) });
  expect(await following.follower.accepted()).toBe(1);
});

test('when a message was in the inbox is not told where the way from there may hold events back', async ({
  provider,
  sender,
}) => {
  await using following = await follow(provider, 1, false);
  await sender.send();
  expect(await following.told).toEqual([expect.objectContaining({ kind: 'delivered', arrived: null })]);
});

test('a doubled message is told of twice, one that is lost not at all', async ({ provider, sender }) => {
  await using following = await follow(provider, 2);
  using _lost = provider.faults.add({ effect: { kind: 'drop' }, times: 1 });
  await sender.send();
  using _doubled = provider.faults.add({ effect: { kind: 'double' }, times: 1 });
  await sender.send();
  const [first, second] = await following.told;
  expect(second).toMatchObject({ kind: 'delivered', at: first?.at });
  expect(await following.follower.accepted()).toBe(2);
});

test('a refusal is told of with its verdict', async ({ provider, sender }) => {
  await using following = await follow(provider, 1);
  using _fault = provider.faults.add({ effect: { kind: 'error', code: 'LimitExceeded.DeliveryFrequencyLimit' } });
  await sender.send();
  const verdict = 'LimitExceeded.DeliveryFrequencyLimit';
  expect(await following.told).toEqual([expect.objectContaining({ kind: 'provider-refused', verdict })]);
});

test('a provider that goes away is noticed', async ({ provider }) => {
  await using following = await follow(provider, 1);
  await provider[Symbol.asyncDispose]();
  await following.follower.settle(60_000);
  expect(following.follower.broken?.message).toBe('the fake provider can no longer be followed');
});
