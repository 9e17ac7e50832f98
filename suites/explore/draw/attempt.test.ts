import { expect, test } from '@playwright/test';
import { loadConfig } from '../../../fixtures/config/config.ts';
import { silent } from '../../../fixtures/tools/progress.ts';
import { openGround } from '../drive/open-ground.ts';
import { at, newWorld } from '../model/world.ts';
import { beginPlay } from '../play/play.ts';
import { groundAt } from '../play/testing.ts';
import { endsRow, longestWayToAttempt, towardAttempt } from './attempt.ts';
import { choices } from './choose.ts';

const open = (...faults: string[]) =>
  openGround(loadConfig({ target: 'embedded', faults }), { progress: silent, signal: new AbortController().signal });

const wish = { kind: 'attempt', person: 0, browser: 0, client: 0, back: 0, choice: 0, times: 1 } as const;

/** Plays rows of attempts, of so many choices. @returns whether `isEnough` said so of the requirements that one broke */
const attempt = async (rows: number, isEnough: (broken: readonly string[]) => boolean, ...faults: string[]) => {
  await using opened = await open(...faults);
  for (let row = 0; row < rows; row += 1) {
    const play = beginPlay(opened.ground);
    const wished = { ...wish, choice: (row * 618_033) % choices };
    for (let turn = 0; turn < longestWayToAttempt; turn += 1) {
      const step = towardAttempt(play.world, wished, turn);
      const isLast = endsRow(play.world, wished, step);
      if ((await play.take(step)) === null || isLast) {
        break;
      }
    }
    const broken = play.taken.flatMap(({ violations }) => violations.map(({ requirement }) => requirement));
    if (isEnough(broken)) {
      return true;
    }
  }
  return false;
};

test('a target without a fault refuses what is forbidden, whatever it is', async () => {
  expect(await attempt(160, (broken) => broken.length > 0)).toBe(false);
});

test('an attempt does not wait at a target whose time cannot be moved', () => {
  const world = newWorld(groundAt('http://logto.example').policy, { canPass: false });
  at(world.people, 0).failures.lockedUntil = { surely: 900, perhaps: 900 };
  const steps = Array.from({ length: 500 }, (_, row) =>
    towardAttempt(world, { ...wish, choice: (row * 618_033) % choices }, row),
  );
  expect(steps.filter((step) => step.do === 'pass')).toEqual([]);
});

for (const [fault, requirement] of [
  ['old-code-stays-valid-after-resend', 'OTP-14'],
  ['used-code-accepted-after-2-s', 'OTP-04'],
  ['proofs-survive-a-new-beginning', 'REG-05'],
  ['code-counts-for-any-number', 'OTP-10'],
  ['interactions-share-their-proofs', 'REG-05'],
  ['any-verifier-accepted', 'TOK-06'],
  ['unverified-number-counts', 'REG-05'],
  ['reset-without-identification', 'FGT-07'],
  ['wrong-code-says-how-near', 'OTP-16'],
  ['code-dropped-before-its-resend', 'SND-21'],
  ['failed-send-counts', 'SND-10'],
  ['any-new-password-accepted', 'REG-06'],
  ['password-resets-itself', 'FGT-07'],
  ['white-space-around-passwords-ignored', 'SGN-15'],
  ['no-send-cap', 'RL-09'],
  ['server-error-on-provider-reset', 'SND-13'],
  ['no-lockout', 'RL-01'],
  ['wrong-passwords-are-not-counted', 'RL-01'],
  ['failures-counted-by-interaction', 'RL-01'],
  ['new-code-forgives-failures', 'RL-01'],
  ['lockout-without-end', 'RL-07'],
  ['failed-send-tried-again', 'SND-09'],
  ['codes-taken-loosely', 'OTP-14'],
  ['collected-password-replaces-that-of-a-user', 'SGN-15'],
  ['repeated-identification-makes-an-empty-account', 'REG-07'],
  ['code-of-another-user-accepted', 'OTP-08'],
  ['number-proven-by-another-linked', 'OTP-08'],
  ['replaced-refresh-token-stays-valid', 'TOK-17'],
  ['finished-interaction-goes-on', 'AUT-27'],
  ['lockout-cannot-be-lifted', 'RL-08'],
  ['tries-counted-by-spelling', 'RL-03'],
  ['spellings-are-numbers-of-their-own', 'REG-04'],
] as const) {
  test(`an attempt shows ${fault}`, async () => {
    expect(await attempt(400, (broken) => broken.includes(requirement), fault)).toBe(true);
  });
}
