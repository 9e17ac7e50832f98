import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fileNames } from '../../contracts/record/file-names.ts';
import { verdictSchema } from '../../contracts/record/verdict.ts';
import { someEnvironment as environment } from '../testing/inline-run.ts';
import { verdictOf } from '../testing/verdict-of.ts';
import { failure, writeRun } from '../testing/written-run.ts';
import { buildVerdict } from './verdict.ts';

const pass = { title: 'a code', outcome: {} };

test('a run in which every check passes conforms', async () => {
  const verdict = await verdictOf([pass, { title: 'a password', outcome: {} }]);
  expect(verdict).toMatchObject({ verdict: 'pass', problems: [], totals: { checks: 2, pass: 2 } });
  expect(verdict.run).toMatchObject({ id: '20261124-205430-embedded-0000', complete: true, durationMs: 900 });
});

test('one failure fails the run, whatever else is missing', async () => {
  const verdict = await verdictOf([pass, { title: 'a password', outcome: failure }, { title: 'lost', outcome: null }]);
  expect(verdict).toMatchObject({ verdict: 'fail', totals: { fail: 1, undecided: 1 } });
});

test('a planned check without a result leaves the run undecided', async () => {
  const verdict = await verdictOf([pass, { title: 'lost', outcome: null }]);
  expect(verdict).toMatchObject({ verdict: 'undecided', problems: ['1 check that had to run did not'] });
});

test('a run without checks is undecided', async () => {
  expect(await verdictOf([])).toMatchObject({ verdict: 'undecided' });
});

test('a run in which nothing is applicable is undecided', async () => {
  const annotations = [{ type: 'skip', description: 'no database' }];
  const verdict = await verdictOf([{ title: 'a row', outcome: { status: 'skipped', annotations } }]);
  expect(verdict).toMatchObject({ verdict: 'undecided', problems: ['no check was decided'] });
});

test('a run that was cut short is undecided', async () => {
  const verdict = await verdictOf([pass], { run: null });
  expect(verdict).toMatchObject({ verdict: 'undecided', run: { complete: false } });
});

test('a run that left no file at all is undecided', async () => {
  await using run = await writeRun([]);
  await rm(run.folder, { recursive: true });
  const verdict = await buildVerdict({ ...run, environment });
  expect(verdict).toMatchObject({ verdict: 'undecided', run: { startedAt: null } });
});

test('an error outside of the checks leaves the run undecided', async () => {
  const verdict = await verdictOf([pass], { run: { errors: ['a suite does not load\nat line 1'] } });
  expect(verdict.problems).toEqual(['an error outside of the checks: a suite does not load']);
});

test('a part of the stack that died leaves the run undecided', async () => {
  const verdict = await verdictOf([pass], { troubles: ['the provider died'] });
  expect(verdict).toMatchObject({ verdict: 'undecided', run: { complete: false } });
});

test('a check that failed while a part of the stack died decides nothing', async () => {
  const verdict = await verdictOf([{ title: 'a password', outcome: failure }], { troubles: ['the engine stopped'] });
  expect(verdict).toMatchObject({ verdict: 'undecided', totals: { fail: 1 } });
});

test('a check whose Allure result is missing leaves the run undecided', async () => {
  await using run = await writeRun([pass]);
  await writeFile(join(run.folder, fileNames.results, '0-result.json'), '{"full');
  const verdict = await buildVerdict({ ...run, environment });
  expect(verdict).toMatchObject({ verdict: 'undecided', problems: ['1 check left no Allure result'] });
});

test('an outcome that was cut short counts as absent', async () => {
  await using run = await writeRun([pass]);
  await appendFile(join(run.folder, fileNames.outcomes), '{"id":"sign-in/x","proj');
  expect(await buildVerdict({ ...run, environment })).toMatchObject({ verdict: 'pass' });
});

test('a check names its flow, its requirements and its evidence', async () => {
  const run = [{ title: 'a code', tags: ['@OTP-03', '@smoke'], outcome: {} }];
  const { checks } = verdictSchema.parse(await verdictOf(run));
  expect(checks[0]).toMatchObject({ id: 'sign-in/a-code', feature: 'sign-in', requirements: ['OTP-03'] });
  expect(checks[0]?.evidence).toEqual([
    { name: 'SMS', type: 'application/json', file: 'allure-results/0-attachment.json' },
  ]);
});
