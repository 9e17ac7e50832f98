import { test as base, expect } from '@playwright/test';
import { Command } from 'commander';
import { commandFor } from '../command/command.ts';
import { connectInbox } from '../inbox/client.ts';
import { RedisStore } from '../inbox/redis-store.ts';
import { type Fake, startFake } from '../provider.ts';
import { exchange } from '../testing/exchange.ts';
import { startRedis } from '../testing/redis.ts';
import { type PigeonTypes, pigeon } from './pigeon.ts';

/** A message by Pigeon's own wire. */
const fly = ({ route }: Fake<PigeonTypes>, text: string, key = 'corn') => {
  const headers = { host: 'api.pigeon.example', 'x-key': key };
  return exchange(route.port, 'POST', '/messages', headers, JSON.stringify({ to: '+4915112345678', text }));
};

const test = base.extend<{ fake: Fake<PigeonTypes> }>({
  fake: async ({}, use) => {
    await using fake = await startFake(pigeon);
    await use(fake);
  },
});

test('a message by the wire of another provider arrives in the inbox, here and in another process', async ({
  fake,
}) => {
  const answer = await fly(fake, 'Your code is 2468.');
  expect(answer).toMatchObject({ status: 202, headers: { server: 'coop' }, body: '{"sent":"+4915112345678"}' });
  const message = { sender: 'Pigeon', text: 'Your code is 2468.', code: '2468' };
  expect(await fake.inbox.next('+49 151 12345678')).toMatchObject(message);
  expect(await connectInbox(fake.controlUrl).next('4915112345678')).toMatchObject(message);
  expect(fake.totals()).toEqual({ accepted: 1, refused: 0 });
});

test('a name of Tencent is answered with 502 by the fake of another provider', async ({ fake }) => {
  const answer = await exchange(fake.route.port, 'POST', '/', { host: 'sms.tencentcloudapi.com' }, '{}');
  expect(answer.status).toBe(502);
});

test('faults meet another provider on the wire, on the way to the phone, and by its own codes and rules', async ({
  fake,
}) => {
  fake.faults.add({ effect: { kind: 'status', status: 503 }, times: 1 });
  fake.faults.add({ effect: { kind: 'double' }, times: 1 });
  expect([(await fly(fake, '1111')).status, (await fly(fake, '2222')).status]).toEqual([503, 202]);
  expect(await fake.inbox.messages('4915112345678')).toMatchObject([{ code: '2222' }, { code: '2222' }]);
  fake.faults.add({ effect: { kind: 'error', code: 'coop_is_full' } });
  expect((await fly(fake, '3333')).body).toBe('{"code":"coop_is_full"}');
  expect(() => fake.faults.add({ effect: { kind: 'error', code: 'RequestLimitExceeded' } })).toThrow('Invalid option');
  fake.faults.add({ effect: { kind: 'rule', rule: 'pigeon/key', outcome: 'break' } });
  expect((await fly(fake, '4444')).body).toBe('{"code":"no_such_key"}');
});

test('namespaces of another provider have keys, quotas and an inbox of their own', async ({ fake }) => {
  const own = fake.namespace('own', { limit: 3 });
  expect((await fly(fake, '1234', 'corn-own')).status).toBe(202);
  expect(await own.inbox.messages('4915112345678')).toHaveLength(1);
  expect(await fake.inbox.messages('4915112345678')).toEqual([]);
  own.setQuotas({ limit: 5 });
  expect([own.account.limit, fake.account.limit]).toEqual([5, null]);
});

test('the page shows the messages, faults and limits of another provider', async ({ page, fake }) => {
  await page.goto(fake.controlUrl);
  await expect(page.getByRole('status')).toHaveText('live');
  await fly(fake, 'Your code is 2468.');
  await expect(page.getByRole('list', { name: 'Messages' })).toContainText('Your code is 2468.');
  await page.getByRole('tab', { name: 'Faults' }).click();
  await expect(page.getByRole('combobox', { name: 'Code' })).toHaveValue('coop_is_full');
  await page.getByRole('tab', { name: 'Account' }).click();
  await expect(page.getByLabel('Birds in a day')).toHaveValue('');
});

test('two fakes share one inbox through Redis', async () => {
  await using redis = await startRedis();
  const openStore = (namespace: string) => new RedisStore({ url: redis.url, namespace, capacity: 10 });
  await using one = await startFake(pigeon, { openStore });
  await using other = await startFake(pigeon, { openStore });
  const waiting = other.inbox.next('4915112345678');
  await fly(one, 'Your code is 2468.');
  expect(await waiting).toMatchObject({ code: '2468' });
  expect(await other.inbox.requests('4915112345678')).toMatchObject([{ verdict: 'Ok' }]);
});

test('the command line of another provider tells its name and its keys', async () => {
  const { addSmsFlags, startFromCommand } = commandFor(pigeon);
  const told: string[] = [];
  const command = addSmsFlags(new Command()).parse([], { from: 'user' });
  await using _fake = await startFromCommand(command, undefined, (text) => told.push(text));
  expect(command.description()).toContain('the fake Pigeon provider');
  expect(told.join()).toContain('Account    key corn');
});
