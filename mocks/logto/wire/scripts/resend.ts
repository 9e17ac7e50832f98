import { knownUser, type Replay } from '../replay.ts';

const last = (replay: Replay) => ({ id: replay.value('verificationId'), code: replay.value('smsCode') });

const twoSends = async (replay: Replay) => {
  await replay.opened('SignIn');
  await replay.play('resend.01-send');
  const one = last(replay);
  await replay.play('resend.02-send');
  const two = last(replay);
  const values = {
    verificationId1: one.id,
    smsCode1: one.code,
    verificationId2: two.id,
    smsCode2: two.code,
    verificationId: one.id,
  };
  await replay.playThrough('resend.06-identification-old-id', values);
};

const twoBrowsers = async (replay: Replay) => {
  const one = await replay.opened('SignIn');
  await replay.sent(knownUser.phone, 'SignIn');
  const two = await replay.opened('SignIn');
  await replay.sent(knownUser.phone, 'SignIn');
  const { id: verificationIdB, code: smsCodeB } = last(replay);
  replay.person = one;
  await replay.play('resend.cross-browser', { verificationIdB, smsCodeB });
  replay.person = two;
  await replay.play('resend.two-browsers.b', { verificationIdB, smsCodeB });
};

export const resend = async (replay: Replay): Promise<void> => {
  await twoSends(replay);
  await twoBrowsers(replay);
  const person = await replay.opened('SignIn');
  await replay.sent(knownUser.phone, 'SignIn');
  await person.experience.start('SignIn');
  await replay.play('resend.after-put', { '6 digits': replay.value('smsCode') });

  await replay.verified(knownUser.phone, 'SignIn');
  const { id: verificationId } = last(replay);
  await replay.sent(knownUser.phone, 'SignIn');
  await replay.play('resend.identify-after-resend', { verificationId });
  await replay.playThrough('resend.submit-unidentified');
};

export const noConnector = async (replay: Replay): Promise<void> => {
  await replay.playAnew('exp.noconnector.email', 'SignIn');
};
