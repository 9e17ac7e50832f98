import { challengeOf, type Parameters, tokensSchema } from '../../fixtures/http/index.ts';
import { test } from '../../fixtures/playwright/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { nowhere } from '../../fixtures/stack/provision.ts';

test('a code gives an ID token, an access token, its type and its lifetime', { tag: ['@TOK-01.1'] }, async ({
  backWithCode,
}) => {
  const { visitor, code } = await backWithCode();
  const { body } = await visitor.redeem(code);
  const tokens = tokensSchema.required({ id_token: true }).parse(body);
  expect(tokens.token_type.toLowerCase()).toBe('bearer');
  expect(tokens.expires_in).toBeGreaterThan(0);
  expect((await visitor.userinfo(tokens.access_token)).status).toBe(200);
});

test('replies with tokens forbid caching', { tag: ['@TOK-02.1'] }, async ({ backWithCode }) => {
  const { visitor, code } = await backWithCode();
  const exchanged = await visitor.redeem(code);
  const refreshed = await visitor.refresh(tokensSchema.parse(exchanged.body).refresh_token ?? '');
  expect(refreshed).toBeAccepted();
  expect(exchanged.headers.get('cache-control')).toContain('no-store');
  expect(refreshed.headers.get('cache-control')).toContain('no-store');
});

test('a second exchange is refused, and ends the tokens of the first', { tag: ['@TOK-03.1'] }, async ({
  backWithCode,
}) => {
  const { visitor, code } = await backWithCode();
  const tokens = tokensSchema.parse((await visitor.redeem(code)).body);
  expect(await visitor.userinfo(tokens.access_token)).toBeAccepted();
  expect(await visitor.redeem(code)).toBeRefused('invalid_grant');
  expect(await visitor.userinfo(tokens.access_token)).toBeRefused();
  expect(await visitor.refresh(tokens.refresh_token ?? '')).toBeRefused('invalid_grant');
});

for (const [key, title, changes] of [
  ['other', 'another verifier', { code_verifier: 'w'.repeat(43) }],
  ['none', 'no verifier', { code_verifier: undefined }],
  ['empty', 'an empty verifier', { code_verifier: '' }],
] as const satisfies ReadonlyArray<readonly [string, string, Parameters]>) {
  test(`an exchange with ${title} is refused`, { tag: [`@TOK-06.1.${key}`] }, async ({ backWithCode }) => {
    const { visitor, code } = await backWithCode();
    expect(await visitor.redeem(code, changes)).toBeRefused('invalid_grant');
  });
}

test('the code_challenge is refused as code_verifier', { tag: ['@TOK-06.2'] }, async ({ backWithCode }) => {
  const { visitor, code } = await backWithCode();
  expect(await visitor.redeem(code, { code_verifier: challengeOf(visitor.request.verifier) })).toBeRefused();
});

test('an exchange with another redirect URI is refused, be it registered', { tag: ['@TOK-07.1'] }, async ({
  backWithCode,
  register,
}) => {
  const redirectUris = [`${nowhere}/callback`, `${nowhere}/other`];
  const { visitor, code } = await backWithCode({}, await register({ type: 'Traditional', redirectUris }));
  expect(await visitor.redeem(code, { redirect_uri: `${nowhere}/other` })).toBeRefused('invalid_grant');
});

test('an exchange without the redirect URI is refused where two are registered', { tag: ['@TOK-07.2'] }, async ({
  backWithCode,
  register,
}) => {
  const redirectUris = [`${nowhere}/callback`, `${nowhere}/other`];
  const { visitor, code } = await backWithCode({}, await register({ type: 'Traditional', redirectUris }));
  expect(await visitor.redeem(code, { redirect_uri: undefined })).toBeRefused();
});

test('a code of one application is refused for another', { tag: ['@TOK-08.1'] }, async ({
  backWithCode,
  stack,
  visit,
}) => {
  const { visitor, code } = await backWithCode();
  const thief = visit(stack.description.apps.second);
  const { verifier, redirectUri } = visitor.request;
  expect(await thief.redeem(code, { code_verifier: verifier, redirect_uri: redirectUri })).toBeRefused('invalid_grant');
});
