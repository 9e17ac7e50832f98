import { phoneSignIn } from '../../testing/administrator.ts';
import type { Replay } from '../replay.ts';

const ids = (replay: Replay, prefix: string) => replay.left.filter((id) => id.startsWith(prefix));

const playAll = async (replay: Replay, all: readonly string[]) => {
  for (const id of all) {
    await replay.play(id);
  }
};

const bodyId = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : '';

const connectors = async (replay: Replay) => {
  await playAll(replay, ids(replay, 'mapi.connector-factor'));
  await playAll(
    replay,
    ids(replay, 'mapi.connector.create.').filter((id) => !id.endsWith('.ok')),
  );
  replay.values.connectorId = bodyId((await replay.play('mapi.connector.create.ok')).body);
  replay.values.connectorId2 = bodyId((await replay.play('mapi.connector.replace')).body);
  await playAll(replay, ids(replay, 'mapi.connector.'));
};

const users = async (replay: Replay) => {
  const { administrator } = replay.setting;
  replay.values.userId = bodyId((await replay.play('mapi.user.create')).body);
  await playAll(replay, ['mapi.user.create.duplicate', 'mapi.user.create.plus']);
  replay.values.userNoPwId = bodyId((await replay.play('mapi.user.create.no-password')).body);
  for (const phone of ['447911123456', '85261234567', '14155550123']) {
    await administrator.createUser(phone, 'Passw0rd!23');
  }
  await playAll(replay, ids(replay, 'mapi.user.'));
};

export const management = async (replay: Replay): Promise<void> => {
  const { administrator, standIn } = replay.setting;
  Object.assign(replay.values, {
    'm-default secret': standIn.managementSecret,
    accessKeyId: 'AKIDharness0000000000',
    accessKeySecret: 'harness-secret-key-0000000000',
  });
  await playAll(replay, [...ids(replay, 'mapi.token.'), 'mapi.no-token', 'mapi.bad-token', 'mapi.not-bearer']);
  await playAll(replay, ['mapi.sie.get.default', 'mapi.wellknown-sie.default']);
  await playAll(replay, ids(replay, 'mapi.app.secrets'));
  replay.values.delClientId = bodyId(
    (await administrator.call('POST', '/applications', { name: 'd', type: 'SPA' })).body,
  );
  await administrator.call('PATCH', `/applications/${replay.values.web2ClientId}`, {
    oidcClientMetadata: { postLogoutRedirectUris: [] },
  });
  await playAll(replay, ids(replay, 'mapi.app.'));
  await playAll(replay, ['mapi.sie.patch.no-connector']);
  await connectors(replay);
  await playAll(
    replay,
    ids(replay, 'mapi.sie.patch.').filter((id) => !id.endsWith('.sentinel')),
  );
  await administrator.setSignInExperience({ verificationCodePolicy: {} });
  await replay.play('mapi.sie.patch.sentinel');
  await administrator.setSignInExperience({ ...phoneSignIn, sentinelPolicy: {} });
  await users(replay);
  await administrator.call('POST', '/verification-codes', { phone: '8613800000001' });
  const smsCode = await replay.setting.provider.latestCode('8613800000001');
  await replay.play('mapi.verification-codes.verify.ok', { smsCode });
  await playAll(replay, replay.left);
};
