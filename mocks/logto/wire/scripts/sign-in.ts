import type { Replay } from '../replay.ts';

const resumeCookies = ['_interaction_resume', '_interaction_resume.sig'];

export const signInByCode = async (replay: Replay): Promise<void> => {
  await replay.playAll('signin-code', [
    '01-authorize',
    '02-page',
    '03-put',
    '03b-interaction',
    '04-send',
    '04b-interaction',
    '05-verify',
    '06-identification',
    '06b-interaction',
    '07-submit',
    '07b-submit-again',
  ]);
  const uid = replay.value('uid');
  const before = replay.person.browser.copy();
  await replay.playAll('signin-code', [
    '08-resume',
    '09-consent',
    '10-resume2',
    '11-token',
    '12-put-after-finish',
    '13-page-after-finish',
  ]);
  const { browser } = replay.person;
  browser.cookies = [...browser.cookies, ...before.named(resumeCookies, `/oidc/auth/${uid}`)];
  await replay.play('signin-code.14-resume-replay', { uid });
};

export const signInByPassword = async (replay: Replay): Promise<void> => {
  await replay.opened();
  await replay.playAll('signin-pw', ['01-put', '02-password', '03-identification', '04-submit']);
  await replay.opened('SignIn');
  await replay.playAll('signin-pw', ['wrong', 'unknown-user', 'empty', 'plus', 'missing', 'bad-type']);
  await replay.opened('SignIn', replay.setting.clients.spa);
  await replay.play('signin-pw.spa.password');
};
