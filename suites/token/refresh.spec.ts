import { z } from 'zod';
import { bodyAs, tokensSchema } from '../../fixtures/http/index.ts';
import { test } from '../../fixtures/playwright/openid/id-token.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { ManagementRefusal } from '../../fixtures/stack/management-api.ts';

/** Logto's grace for a replaced token is 3 s. */
const beyondGrace = 4;

test('a refreshed ID token keeps iss, sub, aud and auth_time', { tag: ['@TOK-19.1'] }, async ({
  backWithTokens,
  verifyIdToken,
}) => {
  const { visitor, tokens } = await backWithTokens({ max_age: '300' });
  const { id_token } = bodyAs(await visitor.refresh(tokens.refresh_token ?? ''), tokensSchema);
  const [before, after] = [await verifyIdToken(tokens.id_token), await verifyIdToken(id_token ?? '')];
  const { iss, sub, aud, auth_time } = before.payload;
  expect(after.payload).toMatchObject({ iss, sub, aud, auth_time });
  expect(after.payload.iat).toBeGreaterThanOrEqual(before.payload.iat ?? 0);
});

test('the refresh token of a public client is rotated on use', { tag: ['@TOK-17.1'] }, async ({
  backWithTokens,
  publicApp,
}) => {
  const { visitor, tokens } = await backWithTokens({}, publicApp);
  const { refresh_token } = bodyAs(await visitor.refresh(tokens.refresh_token ?? ''), tokensSchema);
  expect(refresh_token).toEqual(expect.any(String));
  expect(refresh_token).not.toBe(tokens.refresh_token);
});

test("a public client's refresh token is rotated though its application says otherwise", {
  tag: ['@TOK-35.1'],
}, async ({ backWithTokens, publicApp, stack, note }) => {
  const unwise = { customClientMetadata: { rotateRefreshToken: false } };
  await stack.management
    .call('PATCH', `/applications/${publicApp.clientId}`, z.unknown(), unwise)
    .catch((error: unknown) => {
      if (!(error instanceof ManagementRefusal && [400, 422].includes(error.status))) {
        throw error;
      }
      note('The target refuses to switch the rotation of a public client off.');
    });
  const { visitor, tokens } = await backWithTokens({}, publicApp);
  const { refresh_token } = bodyAs(await visitor.refresh(tokens.refresh_token ?? ''), tokensSchema);
  expect(refresh_token).toEqual(expect.any(String));
  expect(refresh_token).not.toBe(tokens.refresh_token);
});

test('reuse of a refresh token of a public client after the grace period revokes its family', {
  tag: ['@TOK-17.2'],
}, async ({ backWithTokens, publicApp, ageSignIns, user }) => {
  const { visitor, tokens } = await backWithTokens({}, publicApp);
  const first = bodyAs(await visitor.refresh(tokens.refresh_token ?? ''), tokensSchema);
  await ageSignIns(user, beyondGrace);
  expect(await visitor.refresh(tokens.refresh_token ?? '')).toBeRefused('invalid_grant');
  expect(await visitor.refresh(first.refresh_token ?? '')).toBeRefused('invalid_grant');
  expect(await visitor.userinfo(first.access_token)).toBeRefused();
});

test('a refresh request cannot extend the scope', { tag: ['@TOK-22.1'] }, async ({ backWithTokens }) => {
  const { visitor, tokens } = await backWithTokens({ scope: 'openid offline_access' });
  const reply = await visitor.refresh(tokens.refresh_token ?? '', { scope: 'openid offline_access phone' });
  const { scope = '', access_token = 'none' } = tokensSchema.safeParse(reply.body).data ?? {};
  expect(scope.split(' ')).not.toContain('phone');
  expect(JSON.stringify((await visitor.userinfo(access_token)).body)).not.toContain('phone_number');
});

test('a refresh request can narrow the scope', { tag: ['@TOK-22.2'] }, async ({ backWithTokens }) => {
  const { visitor, tokens } = await backWithTokens({ scope: 'openid phone offline_access' });
  const narrow = bodyAs(await visitor.refresh(tokens.refresh_token ?? '', { scope: 'openid' }), tokensSchema);
  expect(narrow.scope).toBe('openid');
  expect(JSON.stringify((await visitor.userinfo(narrow.access_token)).body)).not.toContain('phone_number');
});

test('a revoked refresh token is rejected', { tag: ['@TOK-21.1'] }, async ({ backWithTokens }) => {
  const { visitor, tokens } = await backWithTokens();
  expect(await visitor.revoke(tokens.refresh_token ?? '')).toBeAccepted();
  expect(await visitor.refresh(tokens.refresh_token ?? '')).toBeRefused('invalid_grant');
});

test('a revoked access token is rejected', { tag: ['@TOK-21.2'] }, async ({ backWithTokens }) => {
  const { visitor, tokens } = await backWithTokens();
  expect(await visitor.userinfo(tokens.access_token)).toBeAccepted();
  expect(await visitor.revoke(tokens.access_token)).toBeAccepted();
  expect(await visitor.userinfo(tokens.access_token)).toBeRefused();
});
