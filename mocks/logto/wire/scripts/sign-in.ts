import type { Replay } from '../replay.ts';

const resumeCookies = ['_interaction_resume', '_interaction_resume.sig'];

export const signInByCode = async (replay: Replay): Promise<void> => {
  for (const step of [
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
  ]) {
    await replay.play(`signin-code.${step}`);
  }
  const uid = replay.value('uid');
  const before = replay.person.browser.copy();
  for (const step of [
    '08-resume',
    '09-consent',
    '10-resume2',
    '11-token',
    '12-put-after-finish',
    '13-page-after-finish',
  ]) {
    await replay.play(`signin-code.${step}`);
  }
  const { browser } = replay.person;
  browser.cookies = [...browser.cookies, ...before.named(resumeCookies, `/oidc/auth/${uid}`)];
  await replay.play('signin-code.14-resume-replay', { uid });
};

export const signInByPassword = async (replay: Replay): Promise<void> => {
  await replay.opened();
  await replay.play('signin-pw.01-put');
  await replay.play('signin-pw.02-password');
  await replay.play('signin-pw.03-identification');
  await replay.play('signin-pw.04-submit');
  await replay.opened('SignIn');
  for (const step of ['wrong', 'unknown-user', 'empty', 'plus', 'missing', 'bad-type']) {
    await replay.play(`signin-pw.${step}`);
  }
  await replay.opened('SignIn', replay.setting.clients.spa);
  await replay.play('signin-pw.spa.password');
};
