import type { Replay } from '../replay.ts';

const resumeCookies = ['_interaction_resume', '_interaction_resume.sig'];

export const signInByCode = async (replay: Replay): Promise<void> => {
  await replay.playThrough('signin-code.07b-submit-again');
  const uid = replay.value('uid');
  const before = replay.person.browser.copy();
  await replay.playThrough('signin-code.13-page-after-finish');
  const { browser } = replay.person;
  browser.cookies = [...browser.cookies, ...before.named(resumeCookies, `/oidc/auth/${uid}`)];
  await replay.play('signin-code.14-resume-replay', { uid });
};

export const signInByPassword = async (replay: Replay): Promise<void> => {
  await replay.playAnew('signin-pw.04-submit');
  await replay.playAnew('signin-pw.bad-type', 'SignIn');
  await replay.opened('SignIn', replay.setting.clients.spa);
  await replay.play('signin-pw.spa.password');
};
