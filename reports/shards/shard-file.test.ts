import { expect, test } from '@playwright/test';
import { assert, integer, property, record } from 'fast-check';
import { keyOf, type PlannedCheck } from '../../contracts/record/ledger.ts';
import { splitChecks } from './shard-file.ts';

const check = (id: string): PlannedCheck => ({
  ...{ id, project: 'password-and-code', title: id, file: 'otp/x.spec.ts', titles: [id], tags: [] },
});
const some = (count: number) => Array.from({ length: count }, (_, at) => check(`otp/${at}`));

test('each check is in exactly one shard, and the shards differ by one at most', () => {
  const sizes = record({ checks: integer({ min: 0, max: 60 }), count: integer({ min: 1, max: 9 }) });
  const holds = property(sizes, ({ checks, count }) => {
    const [all, durations] = [some(checks), new Map<string, number>()];
    const shards = Array.from({ length: count }, (_, at) =>
      splitChecks({ index: at + 1, count, checks: all, durations }),
    );
    expect(new Set(shards.flat())).toEqual(new Set(all));
    expect(shards.flat()).toHaveLength(checks);
    expect(Math.max(...shards.map(({ length }) => length)) - Math.floor(checks / count)).toBeLessThanOrEqual(1);
  });
  assert(holds);
});

test('checks that took long are spread, and those of unknown time count as usual', () => {
  const checks = some(6);
  const durations = new Map(checks.slice(0, 5).map((each, at) => [keyOf(each), at === 0 ? 9000 : 1000]));
  const [first, second] = [1, 2].map((index) => splitChecks({ index, count: 2, checks, durations }));
  expect(first?.map(({ id }) => id)).toEqual(['otp/0']);
  expect(second?.map(({ id }) => id)).toEqual(['otp/1', 'otp/2', 'otp/3', 'otp/4', 'otp/5']);
});
