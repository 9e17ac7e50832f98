import { challengeOf, tokensSchema } from '../../fixtures/http/index.ts';
import { acceptedNearMisses } from '../../fixtures/http/near-misses.ts';
import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

test('an access token is accepted only exactly as issued', { tag: ['@TOK-29.1'] }, async ({ signedIn, user }) => {
  const { visitor, tokens } = await signedIn(user);
  expect(await visitor.userinfo(tokens.access_token)).toBeAccepted();
  // A header field has no white space at its ends, so that a server never sees it.
  const present = (token: string) => visitor.userinfo(token.trim() === tokens.access_token ? 'x' : token);
  expect(await acceptedNearMisses(tokens.access_token, present)).toEqual([]);
});

test('a refresh token is accepted only exactly as issued', { tag: ['@TOK-29.2'] }, async ({ backWithCode }) => {
  const { visitor, code } = await backWithCode();
  const { refresh_token: token } = tokensSchema
    .required({ refresh_token: true })
    .parse((await visitor.redeem(code)).body);
  expect(await acceptedNearMisses(token, (value) => visitor.refresh(value))).toEqual([]);
  expect(await visitor.refresh(token)).toBeAccepted();
});

test('an authorization code is accepted only exactly as issued', { tag: ['@TOK-29.3'] }, async ({ backWithCode }) => {
  const { visitor, code } = await backWithCode();
  expect(await acceptedNearMisses(code, (value) => visitor.redeem(value))).toEqual([]);
  expect(await visitor.redeem(code)).toBeAccepted();
});

test('a code_verifier is accepted only exactly as it was hashed', { tag: ['@TOK-29.4'] }, async ({
  backWithCode,
  anotherCode,
}) => {
  const { visitor } = await backWithCode();
  const verifier = 'Vf'.repeat(30);
  const present = async (value: string) => {
    const code = await anotherCode(visitor, { code_challenge: challengeOf(verifier) });
    return visitor.redeem(code, { code_verifier: value });
  };
  expect(await present(verifier)).toBeAccepted();
  expect(await acceptedNearMisses(verifier, present)).toEqual([]);
});

test('a client secret is accepted only exactly as issued', { tag: ['@TOK-29.5'] }, async ({
  backWithCode,
  stack,
  visit,
}) => {
  const { visitor, code } = await backWithCode();
  const { client } = stack.description;
  const { verifier, redirectUri } = visitor.request;
  const present = (clientSecret: string) =>
    visit({ ...client, clientSecret }).redeem(code, { code_verifier: verifier, redirect_uri: redirectUri });
  expect(await acceptedNearMisses(client.clientSecret, present)).toEqual([]);
  expect(await present(client.clientSecret)).toBeAccepted();
});
