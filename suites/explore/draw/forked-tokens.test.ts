import { expect, test } from '@playwright/test';
import { loadConfig } from '../../../fixtures/config/config.ts';
import { silent } from '../../../fixtures/tools/progress.ts';
import type { Ground } from '../drive/ground.ts';
import { openGround } from '../drive/open-ground.ts';
import { expectationOf } from '../model/rules/index.ts';
import type { World } from '../model/world.ts';
import { beginPlay } from '../play/play.ts';
import type { StepOrGroup } from '../steps/step.ts';
import { choices } from './choose.ts';
import { towardGroup } from './groups.ts';

const tab = { browser: 0, client: 0 };
const wish = { kind: 'together', person: 0, browser: 0, client: 0, back: 0, choice: 0, times: 1 } as const;

const isOfOutlived = (world: World, step: StepOrGroup): boolean =>
  step.do === 'refresh' && expectationOf(world, step).requirement === 'TOK-18';

/** Whether a row of steps comes to the use of a refresh token that another one has outlived. */
const isReached = async (ground: Ground, choice: number): Promise<boolean> => {
  const play = beginPlay(ground);
  for (let turn = 0; turn < 18; turn += 1) {
    const step = towardGroup(play.world, { ...wish, choice }, tab);
    if (isOfOutlived(play.world, step)) {
      return true;
    }
    if ((await play.take(step)) === null) {
      break;
    }
  }
  return false;
};

test('concurrent refreshes are followed by uses of their tokens after the grace period', async () => {
  const { signal } = new AbortController();
  await using opened = await openGround(loadConfig({ target: 'embedded' }), { progress: silent, signal });
  const rows = Array.from({ length: 40 }, (_, row) => isReached(opened.ground, (row * 16_411) % choices));
  expect(await Promise.all(rows)).toContain(true);
});
