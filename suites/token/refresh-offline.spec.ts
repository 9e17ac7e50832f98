import { bodyAs, tokensSchema } from '../../fixtures/http/index.ts';
import { test } from '../../fixtures/playwright/openid/id-token.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { isSignedIn } from '../session/sessions.ts';

const day = 24 * 3600;

for (const type of ['Traditional', 'SPA', 'Native'] as const) {
  test(`a refresh after the session has ended returns an ID token of the sign-in (${type})`, {
    tag: [`@TOK-34.1.${type}`],
  }, async ({ sessionsLast14Days: _, register, backWithTokens, ageSignIns, user, verifyIdToken }) => {
    const application = await register({ type, customClientMetadata: { refreshTokenTtlInDays: 90 } });
    const { visitor, tokens } = await backWithTokens({ max_age: '300' }, application);
    await ageSignIns(user, 80 * day);
    const { id_token } = bodyAs(await visitor.refresh(tokens.refresh_token ?? ''), tokensSchema);
    const [before, after] = [await verifyIdToken(tokens.id_token), await verifyIdToken(id_token ?? '')];
    const { iss, sub, aud, auth_time } = before.payload;
    expect(after.payload).toMatchObject({ iss, sub, aud, auth_time: Number(auth_time) - 80 * day });
    expect(after.payload.iat).toBeGreaterThanOrEqual(Number(before.payload.iat));
    expect(after.payload.exp).toBeGreaterThan(Number(after.payload.iat));
    expect(await isSignedIn(visitor)).toBe(false);
  });
}

test('a refresh token issued without offline_access outlives the session', { tag: ['@TOK-36.1'] }, async ({
  sessionsLast14Days: _,
  register,
  backWithTokens,
  ageSignIns,
  user,
}) => {
  const customClientMetadata = { refreshTokenTtlInDays: 90, alwaysIssueRefreshToken: true };
  const application = await register({ type: 'Traditional', customClientMetadata });
  const { visitor, tokens } = await backWithTokens({ scope: 'openid', prompt: undefined }, application);
  expect(await visitor.refresh(tokens.refresh_token ?? '')).toBeAccepted();
  await ageSignIns(user, 80 * day);
  expect(await visitor.refresh(tokens.refresh_token ?? '')).toBeAccepted();
});
