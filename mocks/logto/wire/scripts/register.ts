import { knownUser, type Replay } from '../replay.ts';

const long = 'aZ3!kQ9?'.repeat(33).slice(0, 257);

const withPassword = async (replay: Replay) => {
  const phone = '8613912340001';
  await replay.opened();
  await replay.playAll('register-pw', [
    '01-put',
    '02-send',
    '03-verify',
    '04-identification',
    '04b-interaction',
    '05-weak',
  ]);
  await replay.playAll('register-pw', ['05b-repetition', '05c-userinfo', '05d-common']);
  await replay.play('register-pw.05e-long', { '257 characters': long });
  await replay.playAll('register-pw', ['05f-bad-type', '05g-submit-early']);
  await replay.playAll('register-pw', ['06-profile', '07-identification', '07b-interaction', '08-submit']);
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
  await replay.playAll('register-pw', ['identification-twice', 'identification-twice.submit']);
};

const leakedPasswords = async (replay: Replay) => {
  const { administrator } = replay.setting;
  await administrator.setSignInExperience({ passwordPolicy: { rejects: { pwned: true } } });
  await replay.opened('Register');
  await replay.playAll('register-pw', ['pwned-check-on', 'pwned-unreachable']);
  await administrator.setSignInExperience({ passwordPolicy: { rejects: { pwned: false } } });
};

const withoutPassword = async (replay: Replay) => {
  const signUp = { identifiers: ['phone'], verify: true };
  const { administrator } = replay.setting;
  await administrator.setSignInExperience({ signUp: { ...signUp, password: false } });
  await replay.opened('Register');
  await replay.playAll('register-nopw', ['01-send', '02-verify', '03-identification', '04-submit']);
  await administrator.setSignInExperience({ signUp: { ...signUp, password: true } });
  await replay.opened('SignIn');
  await replay.verified('8613912340004', 'SignIn');
  await replay.playAll('register-nopw', [
    '05-later-signin-identification',
    '06-later-signin-submit',
    '07-later-profile',
    '08-later-submit',
  ]);
};

export const register = async (replay: Replay): Promise<void> => {
  await withPassword(replay);
  await identifiedTwice(replay);
  await leakedPasswords(replay);
  await withoutPassword(replay);
  await replay.opened('Register');
  await replay.playAll(
    'register-known',
    ['01-send', '02-verify', '03-identification', '04-switch', '05-identification', '06-submit'],
    { phone: knownUser.phone },
  );
  await replay.opened('SignIn');
  await replay.playAll('signin-unknown', [
    '01-send',
    '02-verify',
    '03-identification',
    '04-switch',
    '05-identification',
  ]);
  await replay.playAll('signin-unknown', ['06-profile', '07-identification', '08-submit']);
};
