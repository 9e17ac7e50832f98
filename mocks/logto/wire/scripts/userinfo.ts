import { revokeToken } from '../../../../contracts/openid.ts';
import { opaque } from '../placeholders.ts';
import { knownUser, type Replay } from '../replay.ts';

const me = async (replay: Replay) => {
  const { access_token: access, refresh_token: refresh } = await replay.tokens();
  await replay.playThrough('me.bad-token', opaque(access));
  await replay.play('me.unknown-token', opaque('x'.repeat(43)));
  await replay.play('me.refresh-token', opaque(refresh));
  await replay.play('me.basic');
  await replay.anotherCode({ scope: 'openid' });
  await replay.play('me.openid-only', opaque((await replay.tokens()).access_token));
  await replay.anotherCode({ scope: 'profile' });
  await replay.play('me.no-openid', opaque((await replay.tokens()).access_token));
  await replay.anotherCode();
  const expired = (await replay.tokens()).access_token;
  Object.assign(replay.setting.standIn.store.rows('AccessToken').get(expired) ?? {}, { exp: 1 });
  await replay.play('me.expired', opaque(expired));
};

const introspectionAndRevocation = async (replay: Replay) => {
  await replay.anotherCode();
  await replay.tokens();
  await replay.playThrough('revoke.access.introspect');
  await replay.anotherCode();
  const { refresh_token: refresh = '' } = await replay.tokens();
  await replay.person.browser.send(revokeToken(replay.setting.clients.web, refresh));
  await replay.play('revoke.refresh.refresh', opaque(refresh));
  await replay.play('revoke.refresh.again', { refresh_token2: refresh });
};

const suspension = async (replay: Replay, userId: string) => {
  const { administrator } = replay.setting;
  await replay.signedIn();
  const { access_token: access, refresh_token: refresh } = await replay.tokens();
  const { cookies } = replay.person.browser;
  await administrator.suspend(userId);
  await replay.play('suspended.me', opaque(access));
  await replay.play('suspended.refresh', opaque(refresh));
  await replay.play('suspended.authorize');
  await administrator.suspend(userId, false);
  replay.person.browser.cookies = cookies;
  await replay.play('suspended.after');
  await replay.play('suspended.after.me', opaque(access));
  await replay.play('suspended.after.refresh', opaque(refresh));
  await replay.play('suspended.unknown-user');
};

export const userinfo = async (replay: Replay): Promise<void> => {
  const { administrator, standIn } = replay.setting;
  const userId = standIn.tenant.users.byPhone(knownUser.phone)?.id ?? '';
  await replay.signedIn();
  await me(replay);
  await introspectionAndRevocation(replay);
  await suspension(replay, userId);

  await replay.signedIn();
  const before = await replay.tokens();
  await administrator.setPassword(userId, 'Nw7?harness-Pw2');
  await replay.play('pwreset.refresh', opaque(before.refresh_token));
  await administrator.setPassword(userId, knownUser.password);

  await replay.signedIn();
  const tokens = await replay.tokens();
  await administrator.call('DELETE', `/users/${userId}`);
  await replay.play('deleted.me', opaque(tokens.access_token));
  await replay.play('deleted.refresh', opaque(tokens.refresh_token));
  await replay.play('deleted.authorize');
};
