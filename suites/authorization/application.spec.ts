import { test } from '../../fixtures/playwright/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

test('the application asks for a code with a state, a challenge and its own redirect URI', {
  tag: ['@AUT-01.1', '@AUT-04'],
}, async ({ app, page, issuer, note }) => {
  const asking = page.waitForRequest((request) => request.url().startsWith(`${issuer}/auth?`));
  await app.signIn();
  const asked = Object.fromEntries(new URL((await asking).url()).searchParams);
  expect(asked).toMatchObject({ response_type: 'code', redirect_uri: app.callbackUrl });
  expect(asked.scope?.split(' ')).toContain('openid');
  expect(asked.state).toMatch(/^.{22,}$/);
  expect(asked).toMatchObject({ code_challenge_method: 'S256', code_challenge: expect.stringMatching(/^[\w-]{43}$/) });
  note(asked.nonce === undefined ? 'No nonce: the application relies on PKCE.' : 'The application sends a nonce.');
});

test('the page after the callback loads nothing from elsewhere, and its address holds no code', {
  tag: ['@AUT-16.1'],
}, async ({ app, page, userWithSession, requestsSeen }) => {
  await app.signIn();
  await expect(app).toBeSignedInAs(userWithSession);
  await page.waitForLoadState('networkidle');
  const callback = requestsSeen.findIndex(({ url }) => url.startsWith(app.callbackUrl));
  const later = requestsSeen.slice(callback).map(({ url }) => new URL(url).origin);
  expect([...new Set(later)]).toEqual([new URL(app.url).origin]);
  await expect(page).toHaveURL(app.home);
  expect(new URL(page.url()).searchParams.get('code')).toBeNull();
});

test('neither code nor state leaves in a Referer', { tag: ['@AUT-15.1'] }, async ({
  app,
  page,
  userWithSession,
  requestsSeen,
}) => {
  await app.signIn();
  await expect(app).toBeSignedInAs(userWithSession);
  await page.waitForLoadState('networkidle');
  const callback = new URL(requestsSeen.find(({ url }) => url.startsWith(app.callbackUrl))?.url ?? '');
  const secrets = ['code', 'state'].map((name) => callback.searchParams.get(name) ?? 'the callback has none');
  const referers = await Promise.all(requestsSeen.map(async ({ headers }) => (await headers()).referer ?? ''));
  expect(referers.some((referer) => referer !== '')).toBe(true);
  expect(referers.filter((referer) => secrets.some((secret) => referer.includes(secret)))).toEqual([]);
});
