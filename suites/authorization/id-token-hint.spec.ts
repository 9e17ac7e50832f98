import { generateKeyPair, SignJWT } from 'jose';
import { test } from '../../fixtures/playwright/openid/id-token.ts';
import { expect } from '../../fixtures/playwright/test.ts';

test('prompt=none with the id_token_hint of the user returns a code', { tag: ['@AUT-25.1'] }, async ({
  backWithTokens,
}) => {
  const { visitor, tokens } = await backWithTokens();
  const reply = await visitor.authorize({ prompt: 'none', id_token_hint: tokens.id_token });
  expect(await visitor.follow(reply)).toMatchObject({ error: null, code: expect.any(String) });
});

test('prompt=none with the id_token_hint of another user returns an error and no code', {
  tag: ['@AUT-25.2'],
}, async ({ backWithTokens, signInAt, anotherUser, visit }) => {
  const { tokens } = await backWithTokens();
  const visitor = visit();
  await signInAt(visitor, anotherUser);
  const arrival = await visitor.follow(await visitor.authorize({ prompt: 'none', id_token_hint: tokens.id_token }));
  expect(arrival).toMatchObject({
    state: visitor.request.state,
    code: null,
    error: expect.stringMatching(/_required$/),
  });
});

test('the id_token_hint of another user returns no code for the user with a session', {
  tag: ['@AUT-25.3'],
}, async ({ backWithTokens, signInAt, anotherUser, visit }) => {
  const { tokens } = await backWithTokens();
  const visitor = visit();
  await signInAt(visitor, anotherUser);
  const reply = await visitor.authorize({ prompt: undefined, id_token_hint: tokens.id_token });
  expect((await visitor.follow(reply)).code).toBeNull();
});

test('an id_token_hint signed by another provider is rejected', { tag: ['@AUT-25.4'] }, async ({
  backWithTokens,
  issuer,
  user,
}) => {
  const { visitor } = await backWithTokens();
  const { privateKey } = await generateKeyPair('ES384');
  const claims = new SignJWT({ iss: issuer, sub: user.id, aud: visitor.request.clientId });
  const hint = await claims.setProtectedHeader({ alg: 'ES384' }).setIssuedAt().setExpirationTime('1h').sign(privateKey);
  const reply = await visitor.authorize({ prompt: 'none', id_token_hint: hint });
  expect(await visitor.follow(reply)).toMatchObject({ code: null, error: expect.any(String) });
});
