import { knownUser, type Replay } from '../replay.ts';

const long = 'aZ3!kQ9?'.repeat(33).slice(0, 257);

const withPassword = async (replay: Replay) => {
  const phone = '8613912340001';
  await replay.playAnew('register-pw.05d-common');
  await replay.play('register-pw.05e-long', { '257 characters': long });
  await replay.playThrough('register-pw.08-submit');
  const { url } = await replay.person.followTo(`/oidc/auth/${replay.values.uid}`);
  await replay.play('register-pw.09-token', {
    code: url.searchParams.get('code') ?? '',
    code_verifier: replay.person.verifier,
  });
  await replay.play('register-pw.10-user', { newUserId: replay.setting.standIn.tenant.users.byPhone(phone)?.id ?? '' });
};

const identifiedTwice = async (replay: Replay) => {
  const person = await replay.opened('Register');
  await replay.verified('8613912340002', 'Register');
  await person.experience.identify(replay.values.verificationId);
  await person.experience.addPassword('Zq9!harness-Pw');
  await person.experience.identify();
  await replay.playThrough('register-pw.identification-twice.submit');
};

const leakedPasswords = async (replay: Replay) => {
  const { administrator } = replay.setting;
  await administrator.setSignInExperience({ passwordPolicy: { rejects: { pwned: true } } });
  await replay.playAnew('register-pw.pwned-unreachable', 'Register');
  await administrator.setSignInExperience({ passwordPolicy: { rejects: { pwned: false } } });
};

const withoutPassword = async (replay: Replay) => {
  const signUp = { identifiers: ['phone'], verify: true };
  const { administrator } = replay.setting;
  await administrator.setSignInExperience({ signUp: { ...signUp, password: false } });
  await replay.playAnew('register-nopw.04-submit', 'Register');
  await administrator.setSignInExperience({ signUp: { ...signUp, password: true } });
  await replay.opened('SignIn');
  await replay.verified('8613912340004', 'SignIn');
  await replay.playThrough('register-nopw.08-later-submit');
};

export const register = async (replay: Replay): Promise<void> => {
  await withPassword(replay);
  await identifiedTwice(replay);
  await leakedPasswords(replay);
  await withoutPassword(replay);
  await replay.playAnew('register-known.06-submit', 'Register', { phone: knownUser.phone });
  await replay.playAnew('signin-unknown.08-submit', 'SignIn');
};
