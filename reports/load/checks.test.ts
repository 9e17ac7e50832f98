import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Deviation } from '../../contracts/record/deviations.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import { noSelection } from '../../contracts/record/selection.ts';
import { verdictSchema } from '../../contracts/record/verdict.ts';
import { entry, writeCatalogue } from '../testing/written-run.ts';
import type { LoadResult } from './files.ts';
import {
  brokenInvariant,
  judgeLoadRun,
  someInvariant,
  someObserved,
  someRun,
  writeLoadRun,
} from './written-load-run.ts';

const verdictOf = async (result: Partial<LoadResult>, deviations: readonly Deviation[] = []) => {
  await using run = await writeLoadRun(result);
  await writeCatalogue(run.folder, { deviations, selection: noSelection });
  return verdictSchema.parse(await judgeLoadRun(run.folder));
};

const doubled = 'load/breakpoint/no-code-is-accepted-twice';

test('thresholds that were met and invariants that held are passes, what had nothing to judge is not applicable', async () => {
  const { verdict, checks, problems } = await verdictOf({});
  expect({ verdict, problems }).toEqual({ verdict: 'pass', problems: [] });
  expect(checks.map(({ verdict: each }) => each)).toEqual(['pass', 'pass', 'pass', 'pass', 'not-applicable', 'pass']);
  expect(checks.map(({ id }) => id)).toContain(doubled);
  expect(checks[0]?.requirements).toEqual(['LOAD-02', 'LOAD-10']);
});

test('a broken invariant fails a run whose thresholds were all met, and names its events', async () => {
  const { verdict, checks } = await verdictOf({ observed: someObserved({ invariants: [brokenInvariant] }) });
  const check = checks.find(({ id }) => id === doubled);
  expect(verdict).toBe('fail');
  expect(check).toMatchObject({ verdict: 'fail', evidence: [{ name: 'Violations' }] });
  expect(check?.reason).toContain('the code of k6:12 was accepted 4 times');
});

test('an invariant keeps its id when its title is edited', async () => {
  const invariants = [{ ...brokenInvariant, title: 'A code is accepted once' }];
  const { checks } = await verdictOf({ observed: someObserved({ invariants }) });
  expect(checks.map(({ id }) => id)).toContain(doubled);
});

test('what the register knows of a real Logto is a deviation with its measured rate', async () => {
  const observed = someObserved({ invariants: [brokenInvariant] });
  const { checks } = await verdictOf({ observed }, [entry('CON-01', { check: doubled })]);
  const check = checks.find(({ id }) => id === doubled);
  expect(check?.reason).toContain('3 were accepted more than once, one of them 4 times');
});

test('a crossed threshold fails the run', async () => {
  const thresholds = [{ metric: 'checks', expression: 'rate==1', met: false }];
  const { verdict, checks } = await verdictOf({ run: someRun({ thresholds, outcome: 'crossed' }) });
  expect(verdict).toBe('fail');
  expect(checks[0]).toMatchObject({ verdict: 'fail', reason: 'checks was not rate==1' });
});

test('what is late while something else filled the machine is undecided, what is wrong fails all the same', async () => {
  const late = { metric: 'http_req_duration{step:submit}', expression: 'p(95)<500', met: false };
  const wrong = { metric: 'checks', expression: 'rate==1', met: false };
  const bound = { ...someObserved().bound, by: 'others', counts: false, because: 'all 2 CPUs were busy' };
  const observed = someObserved({ bound });
  const undecided = await verdictOf({ observed, run: someRun({ thresholds: [late], outcome: 'crossed' }) });
  expect(undecided.verdict).toBe('undecided');
  expect(undecided.checks[0]?.reason).toContain('which does not count');
  const failed = await verdictOf({ observed, run: someRun({ thresholds: [late, wrong], outcome: 'crossed' }) });
  expect(failed.verdict).toBe('fail');
});

test('what a breakpoint run breaks on purpose is no failure', async () => {
  const thresholds = [{ metric: 'http_req_duration{phase:25/s}', expression: 'p(95)<500', met: false }];
  const { verdict, checks } = await verdictOf({ run: someRun({ thresholds }) });
  expect(verdict).toBe('pass');
  expect(checks[0]).toMatchObject({ verdict: 'not-applicable' });
  expect(checks[0]?.reason).toBe('this run looks for the rate that breaks it: beyond 20 a second');
});

test('a run that k6 could not decide is undecided, with its reason', async () => {
  const { verdict, problems } = await verdictOf({
    run: someRun({ outcome: 'undecided', reasons: ['checks: no sample for its threshold'] }),
  });
  expect(verdict).toBe('undecided');
  expect(problems.join()).toContain('checks: no sample for its threshold');
});

test('an interrupted run is undecided, and what it broke until then fails it all the same', async () => {
  const run = someRun({ partial: true });
  expect((await verdictOf({ run })).verdict).toBe('undecided');
  expect((await verdictOf({ run, observed: someObserved({ invariants: [brokenInvariant] }) })).verdict).toBe('fail');
});

test('where not all that happened was seen, what was not broken is not decided', async () => {
  const { verdict, checks } = await verdictOf({ observed: someObserved({ gaps: ['the fake provider went away'] }) });
  expect(verdict).toBe('undecided');
  expect(checks.find(({ id }) => id === doubled)).toMatchObject({ verdict: 'undecided' });
});

test('a run that the harness bounded is no result, except on the stand-in', async () => {
  const bound = { ...someObserved().bound, by: 'generator', counts: false, because: 'k6 dropped 5 arrivals' };
  const observed = someObserved({ bound });
  const { verdict, checks } = await verdictOf({ observed });
  expect(verdict).toBe('undecided');
  expect(checks.at(-1)?.reason).toContain('not counted as a result: k6 dropped 5 arrivals');
  const target = { ...someRun().target, isStandIn: true };
  expect((await verdictOf({ observed, run: someRun({ target }) })).verdict).toBe('pass');
});

test('each check leaves a result for Allure', async () => {
  await using run = await writeLoadRun({ observed: someObserved({ invariants: [brokenInvariant, someInvariant()] }) });
  await judgeLoadRun(run.folder);
  const verdict = verdictSchema.parse(JSON.parse(await readFile(join(run.folder, fileNames.verdict), 'utf8')));
  const [evidence] = verdict.checks.flatMap((check) => check.evidence);
  expect(verdict.problems.join()).not.toContain('left no Allure result');
  expect(await readFile(join(run.folder, evidence?.file ?? ''), 'utf8')).toContain('k6:16');
});
