import { expect, test } from '@playwright/test';
import { someEnvironment } from '../testing/inline-run.ts';
import { misfits } from './misfits.ts';
import { writeShard } from './written-shard.ts';

test('shards of one run fit', async () => {
  await using first = await writeShard(1);
  await using second = await writeShard(2);
  expect(misfits([second.shard, first.shard])).toEqual([]);
});

test('a missing shard is named', async () => {
  await using first = await writeShard(1);
  expect(misfits([first.shard])).toEqual(['shard 2/2 is missing']);
});

test('a doubled shard is named, with where it lies', async () => {
  await using first = await writeShard(1);
  await using again = await writeShard(1);
  expect(misfits([first.shard, again.shard])).toEqual([
    `shard 1/2 is there 2 times: ${first.folder} and ${again.folder}`,
  ]);
});

const target = { ...someEnvironment.target, logtoVersion: '1.41.0' };
const others = [
  { what: 'targets', more: { environment: { target } } },
  { what: 'commits', more: { environment: { gitRevision: 'fedcba' } } },
  { what: 'selections', more: { selection: { whole: true, requirements: null } } },
  { what: 'splits', more: { file: { count: 3 } } },
];

for (const { what, more } of others) {
  test(`shards of different ${what} do not fit`, async () => {
    await using first = await writeShard(1);
    await using second = await writeShard(2, [{}, {}], more);
    expect(misfits([first.shard, second.shard])[0]).toContain(`are shards of different ${what}`);
  });
}

const withImages = (images: Readonly<Record<string, string>>) => ({
  environment: { target: { ...someEnvironment.target, details: images } },
});

test('of images that machines built, only that of Logto has to be the same', async () => {
  await using first = await writeShard(1, [{}, {}], withImages({ 'Image of logto': 'a', 'Image of sms': 'b' }));
  await using second = await writeShard(2, [{}, {}], withImages({ 'Image of logto': 'a', 'Image of sms': 'c' }));
  await using other = await writeShard(2, [{}, {}], withImages({ 'Image of logto': 'd', 'Image of sms': 'b' }));
  expect(misfits([first.shard, second.shard])).toEqual([]);
  expect(misfits([first.shard, other.shard])[0]).toContain('are shards of different targets');
});

test('shards that were balanced by different times do not fit', async () => {
  await using first = await writeShard(1);
  await using second = await writeShard(2, [{}, {}], { file: { checks: first.shard.file.checks } });
  expect(misfits([first.shard, second.shard])).toEqual([
    'the shards were balanced by different times: 2 checks are in none of them, 2 in more than one',
  ]);
});
