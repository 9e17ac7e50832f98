import { opaque } from '../placeholders.ts';
import type { Replay } from '../replay.ts';

const refusals = async (replay: Replay) => {
  await replay.playThrough('token.missing-grant');
  await replay.play('token.unknown-code', { 'unknown code': 'unknown' });
  await replay.playThrough('token.json-body');
};

const successes = async (replay: Replay) => {
  await replay.playWithCode('token.replay');
  await replay.playWithCode('token.success-post');
  const { access_token: access, refresh_token: refresh } = replay.values;
  await replay.playThrough('token.replay2');
  await replay.play('token.replay2.access-token', opaque(access));
  await replay.play('token.replay2.refresh', opaque(refresh));
};

const codeChecks = async (replay: Replay) => {
  await replay.anotherCode();
  await replay.play('token.wrong-verifier', { 'wrong verifier': 'x'.repeat(43) });
  await replay.playThrough('token.after-wrong-verifier');
  await replay.playWithCode('token.after-wrong-redirect');
  await replay.playWithCode('token.missing-redirect');
  await replay.playWithCode('token.wrong-client');
  const withoutPkce = { code_challenge: undefined, code_challenge_method: undefined };
  await replay.playWithCode('token.no-pkce', withoutPkce);
  await replay.playWithCode('token.no-pkce.verifier', withoutPkce);
  await replay.playWithCode('token.expired-code');
  await replay.anotherCode();
  Object.assign(replay.setting.standIn.store.rows('AuthorizationCode').get(replay.value('code')) ?? {}, { exp: 1 });
  await replay.playThrough('token.expired-code-exp');
};

const scopesAndNonce = async (replay: Replay) => {
  await replay.playWithCode('token.nonce', { nonce: 'n-0S6_WzA2Mj' });
  await replay.playWithCode('token.openid-only', { scope: 'openid' });
  await replay.playWithCode('token.no-openid', { scope: 'profile' });
};

/** Lets the leeway pass in which a rotated refresh token is still taken. */
const ageRotation = ({ setting }: Replay, token: string) =>
  Object.assign(setting.standIn.store.rows('RefreshToken').get(token) ?? {}, { consumed: 1 });

const singlePage = async (replay: Replay) => {
  const { spa, web } = replay.setting.clients;
  await replay.signedIn({}, spa);
  await replay.playThrough('token.spa.success');
  const first = replay.value('refresh_token');
  await replay.playThrough('token.spa.refresh-old', opaque(first));
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
  await replay.playThrough('token.client-credentials', opaque(refresh));
};
