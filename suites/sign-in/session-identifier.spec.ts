import { expect, test } from '../../fixtures/playwright/people/flows.ts';

const sessionCookie = (cookies: string): string | undefined => /(?:^|; )_session=([^;]+)/.exec(cookies)?.[1];

test('each sign-in issues a new session identifier', { tag: ['@SGN-02.1'] }, async ({ begin, signedIn, user }) => {
  const before = sessionCookie((await begin('SignIn')).cookies);
  const [first, second] = [await signedIn(user), await signedIn(user)];
  const after = [first, second].map(({ visitor }) => sessionCookie(visitor.cookies));
  expect(after).toEqual([expect.stringMatching(/.{20,}/), expect.stringMatching(/.{20,}/)]);
  expect(new Set([before, ...after]).size).toBe(3);
});

test('a session identifier that was set before sign-in is replaced', { tag: ['@SGN-02.2'] }, async ({
  openPasswordPage,
  app,
  context,
  stack,
  user,
  passwordPage,
}) => {
  const { endpoint } = stack.description.logto;
  const planted = 'planted-by-an-attacker-0000000000';
  await context.addCookies([{ name: '_session', value: planted, url: endpoint }]);
  await openPasswordPage(user.phone);
  await passwordPage.enter(user.password);
  await expect(app).toBeSignedInAs(user);
  const cookies = await context.cookies(endpoint);
  expect(cookies.find(({ name }) => name === '_session')?.value).not.toBe(planted);
});

test('a second sign-in in the same browser issues a new session identifier', { tag: ['@SGN-02.3'] }, async ({
  signedIn,
  signInAgain,
  user,
}) => {
  const { visitor } = await signedIn(user);
  const before = sessionCookie(visitor.cookies);
  await signInAgain(visitor, user);
  expect(sessionCookie(visitor.cookies)).not.toBe(before);
});
