import { expect, test } from '@playwright/test';
import { checkIdsIn, requirementOf } from '../contracts/check-id.ts';
import { readRetiredChecks } from '../suites/catalogue/retired-checks.ts';
import { listSuites } from './list-suites.ts';

const retired = Object.keys(readRetiredChecks());

const listIds = async () =>
  (await listSuites([], AbortSignal.timeout(60_000))).map(({ file, title, tags }) => ({
    name: `${file}: ${title}`,
    ids: checkIdsIn(tags),
  }));

/** `2` of `OTP-04.2` and of `OTP-04.2.zh-CN`. */
const numberOf = (id: string): number => Number(id.split('.')[1]);

test('each check has one id of its own', async () => {
  const checks = await listIds();
  expect(checks.filter(({ ids }) => ids.length !== 1)).toEqual([]);
  const shared = [...Map.groupBy(checks, ({ ids }) => ids[0])].filter(([, same]) => same.length > 1);
  expect(shared.map(([id, same]) => [id, same.map(({ name }) => name)])).toEqual([]);
});

test('no check has the id of one that is retired', async () => {
  const ids = (await listIds()).flatMap((check) => check.ids);
  expect(ids.filter((id) => retired.includes(id))).toEqual([]);
});

test('no number of a requirement is left out: a check that is taken away goes to retired-checks.json', async () => {
  const ids = [...(await listIds()).flatMap((check) => check.ids), ...retired];
  const gaps = [...Map.groupBy(ids, requirementOf)].flatMap(([requirement, own]) => {
    const numbers = new Set(own.map(numberOf));
    const all = Array.from({ length: Math.max(...numbers) }, (_, at) => at + 1);
    return all.filter((number) => !numbers.has(number)).map((number) => `${requirement}.${number}`);
  });
  expect(gaps).toEqual([]);
});
