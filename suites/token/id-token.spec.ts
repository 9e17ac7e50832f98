import { createHash } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';
import { test } from '../../fixtures/playwright/openid/id-token.ts';
import { expect } from '../../fixtures/playwright/test.ts';

const seconds = (): number => Math.floor(Date.now() / 1000);

test('an ID token has the iss, aud and sub of the sign-in and a valid exp and iat', { tag: ['@TOK-10.1'] }, async ({
  tokensOf,
  verifyIdToken,
  issuer,
  stack,
  user,
}) => {
  const { payload } = await verifyIdToken((await tokensOf()).id_token);
  expect(payload.iss).toBe(issuer);
  expect([payload.aud].flat()).toEqual([stack.description.client.clientId]);
  expect(payload.exp).toBeGreaterThan(seconds());
  expect(Math.abs(seconds() - (payload.iat ?? 0))).toBeLessThan(30);
  expect(payload.sub).toBe(user.id);
  expect(payload.sub).toMatch(/^[\x20-\x7e]{1,255}$/);
});

test('an ID token verifies with the key of its kid and an advertised algorithm', { tag: ['@TOK-11.2'] }, async ({
  tokensOf,
  verifyIdToken,
  metadata,
}) => {
  const { id_token } = await tokensOf();
  const { alg, kid } = decodeProtectedHeader(id_token);
  expect(kid).toEqual(expect.any(String));
  expect(alg).not.toBe('none');
  expect(metadata.id_token_signing_alg_values_supported).toContain(alg);
  await expect(verifyIdToken(id_token)).resolves.toMatchObject({ protectedHeader: { alg, kid } });
});

test('an ID token with a changed payload does not verify', { tag: ['@TOK-11.3'] }, async ({
  tokensOf,
  verifyIdToken,
}) => {
  const [header = '', payload = '', signature = ''] = (await tokensOf()).id_token.split('.');
  const changed = `${payload.slice(0, 20)}${payload[20] === 'A' ? 'B' : 'A'}${payload.slice(21)}`;
  await expect(verifyIdToken([header, changed, signature].join('.'))).rejects.toThrow();
});

test('the ID token contains the nonce of the request unchanged', { tag: ['@TOK-12.1'] }, async ({
  tokensOf,
  verifyIdToken,
}) => {
  const nonce = `a nonce, ünusual & "quoted" ${crypto.randomUUID()}`;
  const { payload } = await verifyIdToken((await tokensOf({ nonce })).id_token);
  expect(payload.nonce).toBe(nonce);
});

test('the ID token contains no nonce if the request has none', { tag: ['@TOK-12.2'] }, async ({
  tokensOf,
  verifyIdToken,
}) => {
  const { payload } = await verifyIdToken((await tokensOf({ nonce: undefined })).id_token);
  expect(payload.nonce).toBeUndefined();
});

test('a request with max_age returns auth_time in the ID token', { tag: ['@TOK-13.1'] }, async ({
  tokensOf,
  verifyIdToken,
}) => {
  const { payload } = await verifyIdToken((await tokensOf({ max_age: '300' })).id_token);
  expect(Math.abs(seconds() - Number(payload.auth_time))).toBeLessThan(30);
});

test('at_hash in the ID token, if present, matches the access token', { tag: ['@TOK-14.1'] }, async ({
  tokensOf,
  verifyIdToken,
}) => {
  const { id_token, access_token } = await tokensOf();
  const { payload, protectedHeader } = await verifyIdToken(id_token);
  const digest = createHash(`sha${protectedHeader.alg.slice(2)}`)
    .update(access_token)
    .digest();
  const right = digest.subarray(0, digest.length / 2).toString('base64url');
  expect([undefined, right]).toContain(payload.at_hash);
});

test('userinfo has the sub of the ID token', { tag: ['@TOK-15.1'] }, async ({ backWithTokens, verifyIdToken }) => {
  const { visitor, tokens } = await backWithTokens();
  const { payload } = await verifyIdToken(tokens.id_token);
  expect((await visitor.userinfo(tokens.access_token)).body).toMatchObject({ sub: payload.sub });
});

test('scope phone returns the phone claims and no others', { tag: ['@TOK-16.1'] }, async ({
  backWithTokens,
  verifyIdToken,
  user,
}) => {
  const { visitor, tokens } = await backWithTokens({ scope: 'openid phone' });
  const { payload } = await verifyIdToken(tokens.id_token);
  const { body } = await visitor.userinfo(tokens.access_token);
  const ofTheToken = ['iss', 'sub', 'aud', 'exp', 'iat', 'nonce', 'auth_time', 'at_hash', 'sid', 'jti', 'azp'];
  const phoneClaims = ['phone_number', 'phone_number_verified'];
  expect(new Set(Object.keys(Object(body)))).toEqual(new Set([...phoneClaims, 'sub']));
  expect(String(Object(body).phone_number)).toContain(user.phone);
  expect(new Set(Object.keys(payload).filter((name) => !ofTheToken.includes(name)))).toEqual(new Set(phoneClaims));
});

test('no phone claims are returned without scope phone', { tag: ['@TOK-16.2'] }, async ({
  backWithTokens,
  verifyIdToken,
}) => {
  const { visitor, tokens } = await backWithTokens({ scope: 'openid profile' });
  const { payload } = await verifyIdToken(tokens.id_token);
  const userinfo = (await visitor.userinfo(tokens.access_token)).body;
  expect(Object.keys({ ...payload, ...Object(userinfo) }).filter((name) => name.startsWith('phone'))).toEqual([]);
});
