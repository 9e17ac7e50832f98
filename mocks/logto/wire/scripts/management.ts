import { phoneSignIn } from '../../testing/administrator.ts';
import type { Replay } from '../replay.ts';

const bodyId = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : '';

const connectors = async (replay: Replay) => {
  await replay.playLeft('mapi.connector-factor');
  await replay.playLeft('mapi.connector.create.', (id) => !id.endsWith('.ok'));
  replay.values.connectorId = bodyId((await replay.play('mapi.connector.create.ok')).body);
  replay.values.connectorId2 = bodyId((await replay.play('mapi.connector.replace')).body);
  await replay.playLeft('mapi.connector.');
};

const users = async (replay: Replay) => {
  const { administrator } = replay.setting;
  replay.values.userId = bodyId((await replay.play('mapi.user.create')).body);
  await replay.playThrough('mapi.user.create.plus');
  replay.values.userNoPwId = bodyId((await replay.play('mapi.user.create.no-password')).body);
  for (const phone of ['447911123456', '85261234567', '14155550123']) {
    await administrator.createUser(phone, 'Passw0rd!23');
  }
  await replay.playLeft('mapi.user.');
};

export const management = async (replay: Replay): Promise<void> => {
  const { administrator, standIn } = replay.setting;
  Object.assign(replay.values, {
    'm-default secret': standIn.managementSecret,
    accessKeyId: 'AKIDharness0000000000',
    accessKeySecret: 'harness-secret-key-0000000000',
  });
  await replay.playLeft('mapi.token.');
  await replay.playThrough('mapi.wellknown-sie.default');
  await replay.playLeft('mapi.app.secrets');
  replay.values.delClientId = bodyId(
    (await administrator.call('POST', '/applications', { name: 'd', type: 'SPA' })).body,
  );
  await administrator.call('PATCH', `/applications/${replay.values.web2ClientId}`, {
    oidcClientMetadata: { postLogoutRedirectUris: [] },
  });
  await replay.playLeft('mapi.app.');
  await replay.play('mapi.sie.patch.no-connector');
  await connectors(replay);
  await replay.playLeft('mapi.sie.patch.', (id) => !id.endsWith('.sentinel'));
  await administrator.setSignInExperience({ verificationCodePolicy: {} });
  await replay.play('mapi.sie.patch.sentinel');
  await administrator.setSignInExperience({ ...phoneSignIn, sentinelPolicy: {} });
  await users(replay);
  await administrator.call('POST', '/verification-codes', { phone: '8613800000001' });
  const smsCode = await replay.setting.provider.latestCode('8613800000001');
  await replay.play('mapi.verification-codes.verify.ok', { smsCode });
  await replay.playLeft();
};
