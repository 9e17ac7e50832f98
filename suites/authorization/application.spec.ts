import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

test('the client sends response_type=code, scope openid, state, S256 and its redirect_uri', {
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

test('the page after the callback sends no code or state to other hosts or in its URL', {
  tag: ['@AUT-16.1'],
}, async ({ app, page, userWithSession, afterCallback, note }) => {
  await app.signIn();
  await expect(app).toBeSignedInAs(userWithSession);
  const { leaks, hosts, inAddress } = await afterCallback();
  // Fonts and pictures of others are many an application's: RFC 9700 warns of what they may come to know.
  note(`The page after the callback loads from ${hosts.join(', ') || 'no other host'}.`);
  expect(leaks).toEqual([]);
  await expect(page).toHaveURL(app.home);
  expect(inAddress).not.toContain('code');
});

test('the Referer header contains neither code nor state', { tag: ['@AUT-15.1'] }, async ({
  app,
  userWithSession,
  afterCallback,
}) => {
  await app.signIn();
  await expect(app).toBeSignedInAs(userWithSession);
  expect((await afterCallback()).leaks.filter((leak) => leak.endsWith('Referer'))).toEqual([]);
});
