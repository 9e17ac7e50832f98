import { expect, test } from '@playwright/test';
import { standInEnvironment } from '../testing/inline-run.ts';
import { verdictOf } from '../testing/verdict-of.ts';
import { failure } from '../testing/written-run.ts';
import { verdictTable } from './verdict-table.ts';

const plain = { colour: false, width: 120 };

test('a failure shows its requirements and the first line of its reason', async () => {
  const text = verdictTable(await verdictOf([{ title: 'a code', tags: ['@OTP-03'], outcome: failure }]), plain);
  expect(text).toMatch(/sign-in +a code +OTP-03 +✖ fail +0\.0 s/);
  expect(text).toContain('→ Expected: 2');
  expect(text).not.toContain('Received');
});

test('a check shows its id, and the requirements that it decides besides', async () => {
  const text = verdictTable(await verdictOf([{ title: 'a code', tags: ['@OTP-03.2', '@SGN-01'], outcome: {} }]), plain);
  expect(text).toMatch(/a code +OTP-03\.2 SGN-01 +✔ pass/);
});

test('a long id stays in one piece', async () => {
  const checks = [{ title: 'a code', tags: ['@HDR-04.1.lone-surrogate'], outcome: {} }];
  expect(verdictTable(await verdictOf(checks), plain)).toMatch(/a code +HDR-04\.1\.lone-surrogate +✔ pass.*\n\n/);
});

test('a run on the stand-in says so', async () => {
  const verdict = await verdictOf([{ title: 'a code', outcome: {} }], { environment: standInEnvironment });
  const text = verdictTable(verdict, plain);
  expect(text).toContain(
    'STAND-IN: the harness works; this run says nothing about Logto  stand-in for Logto 1.42.0 (embedded): 1 pass in 0.9 s',
  );
  expect(text).not.toContain('CONFORMS');
});

test('colours come only when they are asked for', async () => {
  const verdict = await verdictOf([{ title: 'a code', outcome: {} }]);
  expect(verdictTable(verdict, plain)).not.toContain('\u001B');
  expect(verdictTable(verdict, { ...plain, colour: true })).toContain('\u001B[32m');
});

test('in a long table, the passes of a flow share a row', async () => {
  const passes = Array.from({ length: 60 }, (_, at) => ({ title: `pass ${at}`, outcome: {} }));
  const text = verdictTable(await verdictOf([...passes, { title: 'a password', outcome: failure }]), plain);
  expect(text).toMatch(/sign-in +60 checks +✔ pass/);
  expect(text).toMatch(/a password +✖ fail/);
});

test('in a long table, what a run that was cut short did not come to shares a row', async () => {
  const missing = Array.from({ length: 60 }, (_, at) => ({ title: `check ${at}`, outcome: null }));
  const text = verdictTable(await verdictOf([...missing, { title: 'a code', outcome: {} }]), plain);
  expect(text).toMatch(/60 checks +\? undecided/);
  expect(text.split('\n').length).toBeLessThan(10);
});

test('no row is wider than the terminal', async () => {
  const title = 'a code that is told at length '.repeat(8).trim();
  const verdict = await verdictOf([{ title, tags: ['@HDR-04.1.lone-surrogate'], outcome: failure }]);
  const lines = verdictTable(verdict, { colour: false, width: 100 }).split('\n');
  expect(Math.max(...lines.slice(0, -1).map((line) => line.length))).toBeLessThanOrEqual(100);
});

test('a word that a column cannot hold keeps its end', async () => {
  const errors = [`no answer from http://localhost:1/${'a-long-path/'.repeat(12)}end`];
  const verdict = await verdictOf([{ title: 'a code', outcome: { ...failure, errors } }]);
  expect(verdictTable(verdict, plain)).toMatch(/\/end *\n/);
});

test('the reasons why a run is undecided stand below it', async () => {
  const text = verdictTable(await verdictOf([]), plain);
  expect(text).toMatch(/^UNDECIDED .*no checks.*\n {2}no check was selected$/);
});
