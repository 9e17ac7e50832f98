import { acceptance, type ProviderAnswer } from '../../testing/scripted-provider.ts';
import { knownUser, type Replay } from '../replay.ts';

const { phone } = knownUser;

const sendWindow = 601_000;

const wrongCode = ({ values }: Replay) => (values.smsCode === '000000' ? '111111' : '000000');

const tryWrong = async (replay: Replay, times: number) => {
  for (let count = 0; count < times; count += 1) {
    await replay.verify(phone, wrongCode(replay));
  }
};

const playThrough = (replay: Replay, last: string) =>
  replay.playThrough(`err.${last}`, { 'wrong 6 digits': wrongCode(replay) });

const codes = async (replay: Replay) => {
  await replay.opened('SignIn');
  await replay.sent(phone, 'SignIn');
  await playThrough(replay, 'identify-after-replay');
  await replay.opened('SignIn');
  await replay.sent(phone, 'SignIn');
  replay.setting.sleep(sendWindow);
  await playThrough(replay, 'expired.wrong');
  await replay.sent(phone, 'SignIn');
  replay.setting.sleep(595_000);
  await playThrough(replay, 'not-expired-595');
  await replay.sent(phone, 'SignIn');
  await tryWrong(replay, 9);
  await playThrough(replay, 'exceed_max_try');
};

const interactions = async (replay: Replay) => {
  replay.newcomer();
  await playThrough(replay, 'session.not_found.send');
  await replay.opened();
  await playThrough(replay, 'no-app-id-header');
  const person = await replay.opened('SignIn');
  const [uid = ''] = [...replay.setting.standIn.store.rows('Interaction').keys()].slice(-1);
  await replay.setting.standIn.store.adapter('Interaction').destroy(uid);
  await playThrough(replay, 'session.not_found.page');
  return person;
};

const guards = async (replay: Replay) => {
  await replay.opened('SignIn');
  await playThrough(replay, 'guard.number');
  replay.setting.sleep(sendWindow);
  await playThrough(replay, 'accept-language');
};

const limits = async (replay: Replay) => {
  const { administrator, sleep } = replay.setting;
  const unlock = () =>
    administrator.call('POST', '/sentinel-activities/delete', { targetType: 'User', targets: [phone] });
  sleep(sendWindow);
  const person = await replay.opened('SignIn');
  for (let count = 1; count < 10; count += 1) {
    await person.experience.sendCode(phone, 'SignIn');
  }
  await playThrough(replay, 'send-10');
  await replay.opened('Register');
  await playThrough(replay, 'message_rate_limited.other-event');

  sleep(sendWindow);
  await unlock();
  await administrator.setSignInExperience({ sentinelPolicy: { maxAttempts: 3, lockoutDuration: 1 } });
  await replay.opened('SignIn');
  await replay.sent(phone, 'SignIn');
  await tryWrong(replay, 1);
  await playThrough(replay, 'sentinel.2');
  await tryWrong(replay, 1);
  await playThrough(replay, 'blocked.password');
  await unlock();
  await playThrough(replay, 'unblocked.password');
  await administrator.setSignInExperience({ sentinelPolicy: { maxAttempts: 2 } });
  await replay.person.experience.verifyPassword(phone, 'nope');
  await playThrough(replay, 'sentinel.pw2');
  await administrator.setSignInExperience({ sentinelPolicy: {} });
  await unlock();
};

const refusal = (Code: string, Message: string) => JSON.stringify({ Response: { Error: { Code, Message } } });

const status = (SendStatusSet: object[]) => JSON.stringify({ Response: { SendStatusSet, RequestId: 'r-1' } });

const providerFailures: ReadonlyArray<readonly [string, ProviderAnswer]> = [
  ['response-error-200', { status: 200, body: refusal('AuthFailure.SignatureFailure', 'sig') }],
  ['after-failure.interaction', acceptance],
  ['retry-ok', acceptance],
  ['response-error-400', { status: 400, body: refusal('InvalidParameter', 'bad') }],
  [
    'send-status',
    { status: 200, body: status([{ Code: 'LimitExceeded.PhoneNumberThirtySecondLimit', Message: 'm' }]) },
  ],
  ['empty-set', { status: 200, body: status([]) }],
  ['5xx', { status: 500, body: 'upstream broke' }],
  ['non-json', { status: 200, body: '<html>' }],
  ['reset', 'reset'],
  ['close', 'close'],
  ['minimal-ok', acceptance],
  ['upper-ok', { status: 200, body: status([{ Code: 'OK', Message: 'm', Fee: 1 }]) }],
];

/** @param answer sets what the provider answers from now on */
const connector = async (replay: Replay, answer: (next: ProviderAnswer) => void) => {
  replay.setting.sleep(sendWindow);
  await replay.opened('SignIn');
  for (const [id, next] of providerFailures) {
    answer(next);
    await playThrough(replay, `connector.${id}`);
  }
  answer(acceptance);
};

const suspension = async (replay: Replay) => {
  const { administrator, standIn } = replay.setting;
  const userId = standIn.tenant.users.byPhone(phone)?.id ?? '';
  await replay.signedIn();
  await replay.opened('SignIn');
  await replay.verified(phone, 'SignIn');
  await administrator.suspend(userId);
  await playThrough(replay, 'suspended.password');
  await replay.play('err.unsuspend', { userId });
};

export const errors = async (replay: Replay, answer: (next: ProviderAnswer) => void): Promise<void> => {
  await codes(replay);
  await interactions(replay);
  await guards(replay);
  await limits(replay);
  await connector(replay, answer);
  await suspension(replay);
};
