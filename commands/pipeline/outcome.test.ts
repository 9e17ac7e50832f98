import { expect, test } from '@playwright/test';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { someVerdict } from '../testing/some-verdict.ts';
import { outcomeOf } from './outcome.ts';

/** A run that came to this, and to that by its gate. */
const ran = async (folder: string, verdict: Verdict['verdict'], gated?: Verdict['verdict']) => {
  const built = await someVerdict({ isStandIn: false });
  const nothing = { worse: [], better: [], standing: [], lost: [], added: [], limited: [] };
  const gate = { verdict: gated ?? verdict, severities: null, baseline: null, ...nothing };
  return { folder, verdict: { ...built, verdict, ...(gated && { gate }) } };
};

test('the worst of several runs is told, a failure before what is undecided', async () => {
  const runs = [await ran('a', 'undecided'), await ran('b', 'fail'), await ran('c', 'pass')];
  expect(outcomeOf(1, runs).run?.folder).toBe('b');
});

test('a run whose gate lets its failures pass is not the worst', async () => {
  const runs = [await ran('a', 'fail', 'pass'), await ran('b', 'undecided'), await ran('c', 'pass')];
  expect(outcomeOf(2, runs).run?.folder).toBe('b');
});

test('of runs that came to the same the last one is told', async () => {
  const runs = [await ran('a', 'fail', 'pass'), await ran('b', 'pass')];
  expect(outcomeOf(0, runs)).toMatchObject({ exitCode: 0, run: { folder: 'b' } });
});
