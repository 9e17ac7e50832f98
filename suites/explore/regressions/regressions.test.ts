import { expect, test } from '@playwright/test';
import { loadConfig } from '../../../fixtures/config/config.ts';
import { silent } from '../../../fixtures/tools/progress.ts';
import { openGround } from '../drive/open-ground.ts';
import { replay } from '../replay.ts';
import { needsToBeApart, readRegressions } from './read.ts';

const { signal } = new AbortController();

const openStandIn = (faults: string[] = []) =>
  openGround(loadConfig({ target: 'embedded', faults }), { progress: silent, signal });

const kept = (id: string) => readRegressions().filter(({ tags }) => tags.includes(id));

test('no sequence that was kept occurs on the stand-in, and each can be judged there', async () => {
  await using open = await openStandIn();
  for (const { title, sequence } of readRegressions()) {
    const { shownBy, undecided } = await replay(open.ground, sequence, signal);
    expect({ title, shownBy, undecided }).toEqual({ title, shownBy: undefined, undecided: null });
  }
});

test('tokens for a user who is suspended during a sign-in are seen', async () => {
  await using open = await openStandIn(['suspended-user-signs-in']);
  for (const { sequence } of kept('@SGN-04.5')) {
    expect((await replay(open.ground, sequence, signal)).shownBy?.step.do).toBe('redeem');
  }
});

test('a sequence runs apart where it needs limits of its own, or where time passes', () => {
  const steps = [{ do: 'createUser', person: 0, password: 0 }] as const;
  expect(needsToBeApart({ policy: {}, steps: [...steps] })).toBe(false);
  expect(needsToBeApart({ policy: { codeTries: 3 }, steps: [...steps] })).toBe(true);
  expect(needsToBeApart({ policy: {}, steps: [...steps, { do: 'pass', seconds: 60 }] })).toBe(true);
});

test('each sequence that was kept has an id and a title', () => {
  const sequences = readRegressions().map(({ sequence }) => sequence);
  expect(sequences.filter(({ check, title }) => check === undefined || title === undefined)).toEqual([]);
  expect(sequences.length).toBeGreaterThan(3);
});
