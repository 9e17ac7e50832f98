import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { checkIdsIn, requirementOf } from '../../contracts/check-id.ts';
import { formerIdsFile } from '../../reports/verdict/verdict-file.ts';
import { readRetiredChecks } from '../../suites/catalogue/known-checks.ts';
import { suitesRegister } from '../../suites/deviations/register.ts';
import { readProof } from '../prove/proof-file.ts';
import { listSuites } from '../suites/list-suites.ts';

const retired = Object.keys(readRetiredChecks());

/** In one worker, as the suites are listed for seconds. */
test.describe.configure({ mode: 'default' });

interface ListedCheck {
  readonly name: string;
  readonly title: string;
  readonly ids: readonly string[];
}

let listing: Promise<readonly ListedCheck[]> | undefined;

const listIds = () => {
  listing ??= listSuites([], AbortSignal.timeout(60_000)).then((checks) =>
    checks.map(({ file, title, tags }) => ({ name: `${file}: ${title}`, title, ids: checkIdsIn(tags) })),
  );
  return listing;
};

/** `2` of `OTP-04.2` and of `OTP-04.2.zh-CN`. */
const numberOf = (id: string): number => Number(id.split('.')[1]);

test('each check has one id of its own', async () => {
  const checks = await listIds();
  expect(checks.filter(({ ids }) => ids.length !== 1)).toEqual([]);
  const shared = [...Map.groupBy(checks, ({ ids }) => ids[0])].filter(([, same]) => same.length > 1);
  expect(shared.map(([id, same]) => [id, same.map(({ name }) => name)])).toEqual([]);
});

test('the title of a check has at most 90 characters', async () => {
  expect((await listIds()).filter(({ title }) => title.length > 90).map(({ name }) => name)).toEqual([]);
});

test('no check has the id of one that is retired', async () => {
  const ids = (await listIds()).flatMap((check) => check.ids);
  expect(ids.filter((id) => retired.includes(id))).toEqual([]);
});

test('whatever old verdicts, the register and proofs speak of is there, or is retired', async () => {
  const known = new Set([...(await listIds()).flatMap((check) => check.ids), ...retired]);
  const former = Object.values(
    z.record(z.string(), z.string()).parse(JSON.parse(await readFile(formerIdsFile, 'utf8'))),
  );
  const { checks } = await readProof();
  const registered = suitesRegister().flatMap(({ check }) => check ?? []);
  const spoken = [...former, ...registered, ...checks.map(({ id }) => id)];
  expect(spoken.filter((id) => !known.has(id))).toEqual([]);
});

test('the check numbers of a requirement have no gap, retired checks included', async () => {
  const ids = [...(await listIds()).flatMap((check) => check.ids), ...retired];
  const gaps = [...Map.groupBy(ids, requirementOf)].flatMap(([requirement, own]) => {
    const numbers = new Set(own.map(numberOf));
    const all = Array.from({ length: Math.max(...numbers) }, (_, at) => at + 1);
    return all.filter((number) => !numbers.has(number)).map((number) => `${requirement}.${number}`);
  });
  expect(gaps).toEqual([]);
});
