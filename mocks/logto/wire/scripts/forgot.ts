import { knownUser, type Replay } from '../replay.ts';

const phone = '8613912340006';

export const forgotPassword = async (replay: Replay): Promise<void> => {
  const { administrator } = replay.setting;
  await administrator.createUser(phone, knownUser.password);
  await replay.opened();
  await replay.playAll('forgot', [
    '01-put',
    '02-send',
    '03-verify',
    '03b-password-early',
    '04-identification',
    '05-weak',
    '06-same',
    '06b-submit-early',
    '07-password',
    '08-submit',
    '08b-submit-again',
    '09-put-signin',
    '10-old-password',
    '11-new-password',
  ]);
  await replay.person.experience.identify(replay.values.verificationId);
  await replay.play('forgot.12-submit');

  await replay.opened('ForgotPassword');
  await replay.playAll('forgot.unknown', ['send', 'verify']);

  await administrator.setSignInExperience({ forgotPasswordMethods: [] });
  await replay.opened('ForgotPassword');
  await replay.verified(phone, 'ForgotPassword');
  await replay.play('forgot.methods-empty.identification');
  await administrator.setSignInExperience({ forgotPasswordMethods: ['PhoneVerificationCode'] });

  await replay.opened('SignIn');
  await replay.play('forgot.wrong-event');
};
