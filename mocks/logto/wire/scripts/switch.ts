import { knownUser, type Replay } from '../replay.ts';

const methods = (password: boolean, verificationCode: boolean) => ({
  signIn: { methods: [{ identifier: 'phone', password, verificationCode, isPasswordPrimary: false }] },
});

const events = async (replay: Replay) => {
  await replay.playAnew('switch.signin-forgot', 'SignIn');
  await replay.playAnew('switch.put-bad', 'ForgotPassword');
};

const modes = async (replay: Replay) => {
  const { administrator } = replay.setting;
  await administrator.setSignInExperience({ signInMode: 'SignIn' });
  await replay.opened();
  await replay.play('switch.mode-signin.put-register');
  await replay.opened('SignIn');
  await replay.play('switch.mode-signin.send-unknown');
  await replay.opened('Register');
  await replay.play('switch.mode-signin.register-send');
  await replay.verify('8613912340007', replay.value('smsCode'));
  await replay.play('switch.mode-signin.register-identification');

  await administrator.setSignInExperience({ signInMode: 'Register' });
  await replay.opened('SignIn');
  await replay.verified(knownUser.phone, 'SignIn');
  await replay.playThrough('switch.mode-register.put-signin');
  await administrator.setSignInExperience({ signInMode: 'SignInAndRegister' });
};

/** Changes of the event within an interaction, the tenant's sign-in modes, and methods that are switched off. */
export const switching = async (replay: Replay): Promise<void> => {
  const { administrator } = replay.setting;
  await events(replay);
  await modes(replay);
  await administrator.setSignInExperience(methods(true, false));
  await replay.opened('SignIn');
  await replay.sent(knownUser.phone, 'SignIn');
  await replay.play('switch.code-disabled.verify', { '6 digits': replay.value('smsCode') });
  await administrator.setSignInExperience(methods(false, true));
  await replay.playAnew('switch.password-disabled.identification', 'SignIn');
};
