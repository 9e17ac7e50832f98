import { expect, test } from '@playwright/test';
import { loadConfig } from '../../../fixtures/config/config.ts';
import { silent } from '../../../fixtures/tools/progress.ts';
import { openGround } from '../drive/open-ground.ts';
import { beginPlay } from '../play/play.ts';
import { choices } from './choose.ts';
import { endsRow, longestWayToRetry, towardRetry } from './retry.ts';

const open = (...faults: string[]) =>
  openGround(loadConfig({ target: 'embedded', faults }), { progress: silent, signal: new AbortController().signal });

/** Requirements that rows of retries show to be broken, of many choices. */
const brokenBy = async (...faults: string[]): Promise<string[]> => {
  await using opened = await open(...faults);
  const broken = new Set<string>();
  for (let row = 0; row < 80; row += 1) {
    const play = beginPlay(opened.ground);
    const choice = (row * 16_411) % choices;
    const wish = {
      kind: 'retry',
      person: 0,
      browser: 0,
      client: 0,
      back: 0,
      choice,
      times: longestWayToRetry,
    } as const;
    for (let turn = 0; turn < longestWayToRetry; turn += 1) {
      const step = towardRetry(play.world, wish, turn);
      const isLast = endsRow(play.world, wish, step);
      const taken = await play.take(step);
      for (const { requirement } of taken?.violations ?? []) {
        broken.add(requirement);
      }
      if (taken === null || isLast) {
        break;
      }
    }
  }
  return [...broken];
};

test('what has ended is refused by a target without a fault, whatever it is', async () => {
  expect(await brokenBy()).toEqual([]);
});

for (const [fault, requirement] of [
  ['old-code-stays-valid-after-resend', 'OTP-14'],
  ['used-code-accepted-after-2-s', 'OTP-04'],
  ['tries-counted-by-spelling', 'RL-03'],
  ['proofs-survive-a-new-beginning', 'REG-05'],
  ['no-lockout', 'RL-01'],
  ['wrong-passwords-are-not-counted', 'RL-01'],
  ['failures-counted-by-interaction', 'RL-01'],
  ['new-code-forgives-failures', 'RL-01'],
  ['lockout-without-end', 'SGN-15'],
  ['lockout-cannot-be-lifted', 'SGN-15'],
] as const) {
  test(`a retry shows ${fault}`, async () => {
    expect(await brokenBy(fault)).toContain(requirement);
  });
}
