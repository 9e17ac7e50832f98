import type { Replay } from '../replay.ts';

const playAll = async (replay: Replay, ids: readonly string[]) => {
  for (const id of ids) {
    await replay.play(`token.${id}`);
  }
};

const opaque = (value: string | undefined) => ({ 'opaque:43': value ?? '' });

const refusals = async (replay: Replay) => {
  await replay.play('token.unknown-client');
  await playAll(replay, ['bad-basic', 'bad-secret-post', 'unknown-grant', 'grant-not-allowed', 'missing-grant']);
  await replay.play('token.unknown-code', { 'unknown code': 'unknown' });
  await playAll(replay, ['duplicate-param', 'json-body']);
};

const successes = async (replay: Replay) => {
  await replay.anotherCode();
  await playAll(replay, ['success-basic', 'replay']);
  await replay.anotherCode();
  await playAll(replay, ['success-post']);
  const { access_token: access, refresh_token: refresh } = replay.values;
  await playAll(replay, ['replay2']);
  await replay.play('token.replay2.access-token', opaque(access));
  await replay.play('token.replay2.refresh', opaque(refresh));
};

const codeChecks = async (replay: Replay) => {
  await replay.anotherCode();
  await replay.play('token.wrong-verifier', { 'wrong verifier': 'x'.repeat(43) });
  await playAll(replay, ['after-wrong-verifier']);
  await replay.anotherCode();
  await playAll(replay, ['missing-verifier', 'short-verifier', 'wrong-redirect', 'after-wrong-redirect']);
  await replay.anotherCode();
  await playAll(replay, ['missing-redirect']);
  await replay.anotherCode();
  await playAll(replay, ['wrong-client']);
  const withoutPkce = { code_challenge: null, code_challenge_method: null };
  await replay.anotherCode(withoutPkce);
  await playAll(replay, ['no-pkce']);
  await replay.anotherCode(withoutPkce);
  await playAll(replay, ['no-pkce.verifier']);
  await replay.anotherCode();
  await playAll(replay, ['expired-code']);
  await replay.anotherCode();
  Object.assign(replay.setting.standIn.store.rows('AuthorizationCode').get(replay.value('code')) ?? {}, { exp: 1 });
  await playAll(replay, ['expired-code-exp']);
};

const scopesAndNonce = async (replay: Replay) => {
  await replay.anotherCode({ nonce: 'n-0S6_WzA2Mj' });
  await playAll(replay, ['nonce']);
  await replay.anotherCode({ scope: 'openid' });
  await playAll(replay, ['openid-only']);
  await replay.anotherCode({ scope: 'profile' });
  await playAll(replay, ['no-openid']);
};

/** Lets the leeway pass in which a rotated refresh token is still taken. */
const ageRotation = ({ setting }: Replay, token: string) =>
  Object.assign(setting.standIn.store.rows('RefreshToken').get(token) ?? {}, { consumed: 1 });

const singlePage = async (replay: Replay) => {
  const { spa, web } = replay.setting.clients;
  await replay.signedIn({}, spa);
  await playAll(replay, ['spa.origin-other', 'spa.success']);
  const first = replay.value('refresh_token');
  await replay.play('token.spa.refresh', opaque(first));
  await replay.play('token.spa.refresh-old', opaque(first));
  ageRotation(replay, first);
  await replay.play('token.spa.refresh-old-late', opaque(first));
  await replay.signedIn({}, web);
};

export const token = async (replay: Replay): Promise<void> => {
  await replay.signedIn();
  await refusals(replay);
  await successes(replay);
  await codeChecks(replay);
  await scopesAndNonce(replay);
  await singlePage(replay);
  const { refresh_token: refresh } = await replay.tokens();
  for (const id of ['refresh.narrow-scope', 'refresh.wider-scope', 'refresh.no-auth', 'client-credentials']) {
    await replay.play(`token.${id}`, opaque(refresh));
  }
};
