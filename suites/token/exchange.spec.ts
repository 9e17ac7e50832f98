import { challengeOf, type Parameters, tokensSchema } from '../../fixtures/http/index.ts';
import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { nowhere } from '../../fixtures/stack/provision.ts';

test('a code exchange returns an ID token, an access token, token_type and expires_in', { tag: ['@TOK-01.1'] }, async ({
  backWithCode,
}) => {
  const { visitor, code } = await backWithCode();
  const { body } = await visitor.redeem(code);
  const tokens = tokensSchema.required({ id_token: true }).parse(body);
  expect(tokens.token_type.toLowerCase()).toBe('bearer');
  expect(tokens.expires_in).toBeGreaterThan(0);
  expect((await visitor.userinfo(tokens.access_token)).status).toBe(200);
});

test('token responses have Cache-Control: no-store', { tag: ['@TOK-02.1'] }, async ({ backWithCode }) => {
  const { visitor, code } = await backWithCode();
  const exchanged = await visitor.redeem(code);
  const refreshed = await visitor.refresh(tokensSchema.parse(exchanged.body).refresh_token ?? '');
  expect(refreshed).toBeAccepted();
  expect(exchanged.headers.get('cache-control')).toContain('no-store');
  expect(refreshed.headers.get('cache-control')).toContain('no-store');
});

test('a replayed authorization code is rejected and revokes the tokens of its first use', {
  tag: ['@TOK-03.1'],
}, async ({ backWithCode }) => {
  const { visitor, code } = await backWithCode();
  const tokens = tokensSchema.parse((await visitor.redeem(code)).body);
  expect(await visitor.userinfo(tokens.access_token)).toBeAccepted();
  expect(await visitor.redeem(code)).toBeRefused('invalid_grant');
  expect(await visitor.userinfo(tokens.access_token)).toBeRefused();
  expect(await visitor.refresh(tokens.refresh_token ?? '')).toBeRefused('invalid_grant');
});

for (const [key, title, changes] of [
  ['other', 'another code_verifier', { code_verifier: 'w'.repeat(43) }],
  ['none', 'no code_verifier', { code_verifier: undefined }],
  ['empty', 'an empty code_verifier', { code_verifier: '' }],
] as const satisfies ReadonlyArray<readonly [string, string, Parameters]>) {
  test(`a code exchange with ${title} returns invalid_grant`, { tag: [`@TOK-06.1.${key}`] }, async ({
    backWithCode,
  }) => {
    const { visitor, code } = await backWithCode();
    expect(await visitor.redeem(code, changes)).toBeRefused('invalid_grant');
  });
}

test('the code_challenge is rejected as code_verifier', { tag: ['@TOK-06.2'] }, async ({ backWithCode }) => {
  const { visitor, code } = await backWithCode();
  expect(await visitor.redeem(code, { code_verifier: challengeOf(visitor.request.verifier) })).toBeRefused();
});

for (const [tag, what, redirect_uri, error] of [
  ['@TOK-07.1', 'with another registered redirect_uri returns invalid_grant', `${nowhere}/other`, 'invalid_grant'],
  ['@TOK-07.2', 'without redirect_uri is rejected if two URIs are registered', undefined, undefined],
] as const) {
  test(`a code exchange ${what}`, { tag }, async ({ backWithCode, register }) => {
    const redirectUris = [`${nowhere}/callback`, `${nowhere}/other`];
    const { visitor, code } = await backWithCode({}, await register({ type: 'Traditional', redirectUris }));
    expect(await visitor.redeem(code, { redirect_uri })).toBeRefused(error);
  });
}

test('an authorization code of one client is rejected for another client', { tag: ['@TOK-08.1'] }, async ({
  backWithCode,
  stack,
  visit,
}) => {
  const { visitor, code } = await backWithCode();
  const otherClient = visit(stack.description.apps.second);
  const { verifier, redirectUri } = visitor.request;
  expect(await otherClient.redeem(code, { code_verifier: verifier, redirect_uri: redirectUri })).toBeRefused(
    'invalid_grant',
  );
});
