import { expect, test } from '@playwright/test';
import { someEnvironment as environment, standInEnvironment } from '../testing/inline-run.ts';
import { failure, writeRun } from '../testing/written-run.ts';
import { buildVerdict } from '../verdict/verdict.ts';
import { verdictTable } from './verdict-table.ts';

const plain = { colour: false, width: 120 };

test('a failure shows its requirements and the first line of its reason', async () => {
  await using run = await writeRun([{ title: 'a code', tags: ['@OTP-03'], outcome: failure }]);
  const text = verdictTable(await buildVerdict({ ...run, environment }), plain);
  expect(text).toMatch(/sign-in +a code +OTP-03 +✖ fail +0\.0 s/);
  expect(text).toContain('→ Expected: 2');
  expect(text).not.toContain('Received');
});

test('a check shows its id, and the requirements that it decides besides', async () => {
  await using run = await writeRun([{ title: 'a code', tags: ['@OTP-03.2', '@SGN-01'], outcome: {} }]);
  const text = verdictTable(await buildVerdict({ ...run, environment }), plain);
  expect(text).toMatch(/a code +OTP-03\.2 SGN-01 +✔ pass/);
});

test('a run on the stand-in says so', async () => {
  await using run = await writeRun([{ title: 'a code', outcome: {} }]);
  const text = verdictTable(await buildVerdict({ ...run, environment: standInEnvironment }), plain);
  expect(text).toContain(
    'STAND-IN: the harness works; this run says nothing about Logto  stand-in for Logto 1.42.0 (embedded): 1 pass in 0.9 s',
  );
  expect(text).not.toContain('CONFORMS');
});

test('colours come only when they are asked for', async () => {
  await using run = await writeRun([{ title: 'a code', outcome: {} }]);
  const verdict = await buildVerdict({ ...run, environment });
  expect(verdictTable(verdict, plain)).not.toContain('\u001B');
  expect(verdictTable(verdict, { ...plain, colour: true })).toContain('\u001B[32m');
});

test('in a long table, the passes of a flow share a row', async () => {
  const passes = Array.from({ length: 60 }, (_, at) => ({ title: `pass ${at}`, outcome: {} }));
  await using run = await writeRun([...passes, { title: 'a password', outcome: failure }]);
  const text = verdictTable(await buildVerdict({ ...run, environment }), plain);
  expect(text).toMatch(/sign-in +60 checks +✔ pass/);
  expect(text).toMatch(/a password +✖ fail/);
});

test('in a long table, what a run that was cut short did not come to shares a row', async () => {
  const missing = Array.from({ length: 60 }, (_, at) => ({ title: `check ${at}`, outcome: null }));
  await using run = await writeRun([...missing, { title: 'a code', outcome: {} }]);
  const text = verdictTable(await buildVerdict({ ...run, environment }), plain);
  expect(text).toMatch(/60 checks +\? undecided/);
  expect(text.split('\n').length).toBeLessThan(10);
});

test('no row is wider than the terminal', async () => {
  await using run = await writeRun([{ title: 'a code that is told at length '.repeat(8).trim(), outcome: failure }]);
  const lines = verdictTable(await buildVerdict({ ...run, environment }), { colour: false, width: 100 }).split('\n');
  expect(Math.max(...lines.slice(0, -1).map((line) => line.length))).toBeLessThanOrEqual(100);
});

test('a word that a column cannot hold keeps its end', async () => {
  const errors = [`no answer from http://localhost:1/${'a-long-path/'.repeat(12)}end`];
  await using run = await writeRun([{ title: 'a code', outcome: { ...failure, errors } }]);
  expect(verdictTable(await buildVerdict({ ...run, environment }), plain)).toMatch(/\/end *\n/);
});

test('the reasons why a run is undecided stand below it', async () => {
  await using run = await writeRun([]);
  const text = verdictTable(await buildVerdict({ ...run, environment }), plain);
  expect(text).toMatch(/^UNDECIDED .*no checks.*\n {2}no check was selected$/);
});
