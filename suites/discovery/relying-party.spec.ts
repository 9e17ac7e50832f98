import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
} from 'openid-client';
import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

/** openid-client refuses whatever the specifications let a relying party refuse. */
test('an independent OpenID client discovers Logto and signs a user in', {
  tag: ['@DSC-01.2', '@AUT-09', '@TOK-01', '@TOK-10', '@TOK-11', '@TOK-12', '@TOK-13', '@TOK-14', '@TOK-15'],
}, async ({ issuer, stack, user, visit, signInAt }) => {
  const { clientId, clientSecret, url } = stack.description.client;
  const execute = [allowInsecureRequests];
  const provider = await discovery(new URL(issuer), clientId, {}, ClientSecretBasic(clientSecret), { execute });
  const [state, nonce, verifier] = [crypto.randomUUID(), crypto.randomUUID(), 'v'.repeat(43)];
  const asked = buildAuthorizationUrl(provider, {
    redirect_uri: `${url}/callback`,
    scope: 'openid phone',
    state,
    nonce,
    max_age: '60',
    prompt: 'login',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const { url: callback } = await signInAt(visit(), user, Object.fromEntries(asked.searchParams));
  const expected = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, maxAge: 60 };
  const tokens = await authorizationCodeGrant(provider, callback, { ...expected, idTokenExpected: true });
  expect(tokens.claims()).toMatchObject({ sub: user.id, nonce });
  expect(await fetchUserInfo(provider, tokens.access_token, user.id)).toMatchObject({ sub: user.id });
});
