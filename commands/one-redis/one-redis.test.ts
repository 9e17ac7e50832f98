import { test as base, expect } from '@playwright/test';
import { findK6, type K6 } from '../../load/k6/find-k6.ts';
import { type RedisServer, startRedis } from '../../mocks/sms/testing/redis.ts';
import { startLoad, startShard } from './parties.ts';
import { tally } from './tally.ts';

const test = base.extend<{ redis: RedisServer }, { k6: K6 | undefined }>({
  k6: [
    async ({}, use) => use(await findK6().catch(() => undefined)),
    // It may have to be built.
    { scope: 'worker', timeout: 300_000 },
  ],
  redis: async ({}, use) => {
    await using redis = await startRedis();
    await use(redis);
  },
});

const allRight = (count: number) => ({ right: count, lost: [], doubled: [], foreign: [] });

test('of 100,000 messages of two shards and a k6 run on one Redis none is lost, doubled or in the inbox of another', async ({
  redis,
  k6,
}) => {
  test.setTimeout(240_000);
  test.skip(k6 === undefined, 'there is no k6 here, nor Docker or Go to get it with');
  await using one = await startShard(redis.url, 1, 10_000);
  await using two = await startShard(redis.url, 2, 10_000);
  await using load = await startLoad(redis.url, [one.sms, two.sms], 3, 80_000);
  const [ofOne, ofTwo, result] = await Promise.all([one.run(), two.run(), k6 ? load.run(k6) : undefined]);
  expect([ofOne.length, ofTwo.length, result?.outcome]).toEqual([200, 200, 'met']);
  for (const party of [one, two, load]) {
    expect(tally(party.sent, await party.held())).toEqual(allRight(party.sent.length));
    expect(tally(party.sent, party.told)).toEqual(allRight(party.sent.length));
  }
});

test('a message that is lost, doubled or of another is counted as that', () => {
  expect(tally(['a', 'b', 'c'], ['a', 'b', 'b', 'd'])).toEqual({
    ...{ right: 1, lost: ['c'], doubled: ['b'], foreign: ['d'] },
  });
});
