import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@playwright/test';
import { loadConfig } from '../../fixtures/config/config.ts';
import { silent } from '../../fixtures/tools/progress.ts';
import { nothingExplored } from '../../suites/explore/explore.ts';
import { exploreInLanes, openGrounds } from './lanes.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

test('an exploration ends when its time is over, even after a garbage collection', async () => {
  const { signal } = new AbortController();
  await using undo = new AsyncDisposableStack();
  const place = { config: loadConfig({ target: 'embedded' }), progress: silent, signal };
  const grounds = await openGrounds(place, 1, undo);
  const lanes = { grounds, seconds: 0.5, title: 'explore', explored: nothingExplored() };
  const ended = exploreInLanes(place, lanes, async (_, __, { signal: over }) => {
    const isOver = (): boolean => {
      collectGarbage();
      return over.aborted;
    };
    await expect.poll(isOver).toBe(true);
  });
  expect(await ended).toBe(null);
});
