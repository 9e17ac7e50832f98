import { decodeJwt } from 'jose';
import { z } from 'zod';
import { bodyAs, tokensSchema } from '../../fixtures/http/index.ts';
import { expect, test } from '../../fixtures/playwright/people/flows.ts';

const authTime = z.object({ auth_time: z.number() });

test('prompt=none without a session returns login_required and shows no page', {
  tag: ['@SGN-06.1'],
}, async ({ visit }) => {
  const visitor = visit();
  const reply = await visitor.authorize({ prompt: 'none' });
  expect(reply.location?.href).toContain(visitor.request.redirectUri);
  const { error, state, code } = await visitor.follow(reply);
  expect({ error, state, code }).toEqual({ error: 'login_required', state: visitor.request.state, code: null });
});

test('prompt=none with a session returns a code and shows no page', { tag: ['@SGN-06.2'] }, async ({
  user,
  signedIn,
}) => {
  const { visitor } = await signedIn(user);
  const reply = await visitor.authorize({ prompt: 'none' });
  expect(reply.location?.href).toContain(visitor.request.redirectUri);
  const { code } = await visitor.follow(reply);
  const tokens = bodyAs(await visitor.redeem(code ?? ''), tokensSchema);
  expect(decodeJwt(tokens.id_token ?? '').sub).toBe(user.id);
});

test('prompt=login returns no code to a user with a session before new credentials are valid', {
  tag: ['@SGN-05.1'],
}, async ({ user, signedIn }) => {
  const { visitor } = await signedIn(user);
  const { url, code } = await visitor.follow(await visitor.authorize({ prompt: 'login' }));
  expect([url.pathname, code]).toEqual(['/sign-in', null]);
  expect(await visitor.start('SignIn')).toBeAccepted();
  expect(await visitor.submit()).toBeRefused();
  expect(await visitor.verifyPassword(user.phone, `${user.password}x`)).toBeRefused();
  expect(await visitor.submit()).toBeRefused();
});

test('prompt=login shows the sign-in page in a browser with a session', { tag: ['@SGN-05.2'] }, async ({
  app,
  page,
  userWithSession,
  visit,
  phonePage,
  attachScreenshot,
}) => {
  await app.signIn();
  await expect(app).toBeSignedInAs(userWithSession);
  const { location, url } = await visit().authorize({ prompt: 'login' });
  await page.goto(url.href);
  await expect(phonePage.identifier).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(location?.pathname);
  await attachScreenshot('The sign-in page for a user with a session');
});

test('a session older than max_age requires a new sign-in, which updates auth_time', {
  tag: ['@SGN-07.1', '@TOK-13'],
}, async ({ user, signedIn, signInAgain }) => {
  const { visitor } = await signedIn(user);
  const startedAt = Math.floor(Date.now() / 1000);
  const pageFor = async () => (await visitor.follow(await visitor.authorize({ max_age: '1' }))).url.pathname;
  await expect.poll(pageFor).toBe('/sign-in');
  const tokens = await signInAgain(visitor, user, { max_age: '1' });
  const { auth_time } = authTime.parse(decodeJwt(tokens.id_token ?? ''));
  expect(auth_time).toBeGreaterThan(startedAt);
});

test('a session younger than max_age returns a code and the auth_time of its sign-in', {
  tag: ['@SGN-07.2', '@TOK-13'],
}, async ({ user, signedIn }) => {
  const startedAt = Math.floor(Date.now() / 1000);
  const { visitor } = await signedIn(user);
  const { code } = await visitor.follow(await visitor.authorize({ max_age: '3600', prompt: undefined }));
  const { id_token } = bodyAs(await visitor.redeem(code ?? ''), tokensSchema);
  const { auth_time } = authTime.parse(decodeJwt(id_token ?? ''));
  expect(auth_time).toBeGreaterThanOrEqual(startedAt);
  expect(auth_time).toBeLessThanOrEqual(Math.ceil(Date.now() / 1000));
});

test('prompt=none with a session older than max_age returns login_required', { tag: ['@SGN-07.3'] }, async ({
  user,
  signedIn,
}) => {
  const { visitor } = await signedIn(user);
  const arrival = async () => visitor.follow(await visitor.authorize({ prompt: 'none', max_age: '1' }));
  await expect.poll(arrival).toMatchObject({ error: 'login_required', code: null });
});
