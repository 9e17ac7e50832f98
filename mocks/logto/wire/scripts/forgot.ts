import { knownUser, type Replay } from '../replay.ts';

const phone = '8613912340006';

export const forgotPassword = async (replay: Replay): Promise<void> => {
  const { administrator } = replay.setting;
  await administrator.createUser(phone, knownUser.password);
  await replay.playAnew('forgot.11-new-password');
  await replay.person.experience.identify(replay.values.verificationId);
  await replay.play('forgot.12-submit');

  await replay.playAnew('forgot.unknown.verify', 'ForgotPassword');

  await administrator.setSignInExperience({ forgotPasswordMethods: [] });
  await replay.opened('ForgotPassword');
  await replay.verified(phone, 'ForgotPassword');
  await replay.play('forgot.methods-empty.identification');
  await administrator.setSignInExperience({ forgotPasswordMethods: ['PhoneVerificationCode'] });

  await replay.opened('SignIn');
  await replay.play('forgot.wrong-event');
};
