import type { Response } from '@playwright/test';
import { experience } from '../../contracts/experience.ts';
import { openidPaths } from '../../contracts/openid.ts';
import { postForm } from '../../contracts/wire-request.ts';
import { signOut, verificationIdOf } from '../../fixtures/http/index.ts';
import { test as base } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

/** The browser of the test is in the middle of a sign-in, with a code sent. */
const test = base.extend<{ readonly liveInteraction: { readonly endpoint: string } }>({
  liveInteraction: async ({ app, phonePage, codePage, phone, stack }, use) => {
    await app.signIn();
    await phonePage.submit(phone);
    await expect(codePage.firstBox).toBeVisible();
    await use(stack.description.logto);
  },
});

const pages = ['/sign-in', '/sign-in/password', '/sign-in/verification-code', '/register', '/forgot-password'];

test('pages that ask for credentials forbid framing by other sites', { tag: ['@AUT-13.1'] }, async ({ begin }) => {
  const visitor = await begin('SignIn');
  const replies = await Promise.all(pages.map((path) => visitor.open('GET', path)));
  const open = replies.filter(({ headers }) => {
    const ancestors = /frame-ancestors([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1];
    const framers = ancestors?.trim().split(' ') ?? [headers.get('x-frame-options') === null ? '*' : "'self'"];
    return framers.some((framer) => ['*', 'http:', 'https:', 'data:'].includes(framer));
  });
  expect(open.map(({ url }) => url.pathname)).toEqual([]);
});

test('the browser blocks the sign-in page in a frame of another site', { tag: ['@AUT-13.2'] }, async ({
  page,
  app,
  phonePage,
  otherSite,
  attachScreenshot,
}) => {
  await app.signIn();
  await expect(phonePage.identifier).toBeVisible();
  otherSite.serve(`<p>A game</p><iframe src="${page.url()}" width="600" height="600"></iframe>`);
  await page.goto(otherSite.url);
  await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
  await attachScreenshot('The page of the other site');
});

test('requests with credentials are answered without a redirect', { tag: ['@AUT-14.1'] }, async ({
  visit,
  user,
  codeFor,
}) => {
  const visitor = visit();
  await visitor.authorize();
  await visitor.start('SignIn');
  const byPassword = await visitor.verifyPassword(user.phone, user.password);
  const sent = await codeFor(visitor, user.phone, 'SignIn');
  const byCode = await visitor.verifyCode(sent);
  const replies = [byPassword, byCode, await visitor.identify(verificationIdOf(byCode)), await visitor.submit()];
  expect(replies.map(({ status }) => status < 300)).toEqual([true, true, true, true]);
});

test('a POST authorization request is redirected with status 302 or 303', { tag: ['@AUT-14.2'] }, async ({ visit }) => {
  const visitor = visit();
  const { clientId, redirectUri } = visitor.request;
  const form = { client_id: clientId, redirect_uri: redirectUri, response_type: 'code' };
  expect([302, 303]).toContain((await visitor.send(postForm(openidPaths.authorization, form))).status);
});

const sendCode = experience.sendCode('', 'SignIn');

/** What a page of Logto sends as JSON, as a form that every site can send. */
const sendingForm = (endpoint: string, phone: string): string => `
  <form method="post" action="${endpoint}${sendCode.path}">
    <input name="identifier[type]" value="phone"><input name="identifier[value]" value="${phone}">
    <input name="interactionEvent" value="SignIn">
  </form>`;

/** The page's own calls are no navigation. */
const isFormAnswer = (response: Response): boolean =>
  response.url().endsWith(sendCode.path) && response.request().isNavigationRequest();

const submitting = '<script>document.forms[0].submit()</script>';

test('a cross-site form cannot send a verification code in an active interaction', { tag: ['@AUT-18.1'] }, async ({
  page,
  liveInteraction,
  nextPhone,
  otherSite,
  stack,
}) => {
  const phone = nextPhone();
  otherSite.serve(`${sendingForm(liveInteraction.endpoint, phone)}${submitting}`);
  const answer = page.waitForResponse(isFormAnswer);
  await page.goto(otherSite.url);
  expect((await answer).status()).toBeGreaterThanOrEqual(400);
  expect(await stack.inbox.messages(phone)).toEqual([]);
});

test('a cross-site script cannot send a verification code in an active interaction', {
  tag: ['@AUT-18.2'],
}, async ({ page, liveInteraction, nextPhone, otherSite, stack }) => {
  const phone = nextPhone();
  const target = JSON.stringify(`${liveInteraction.endpoint}${sendCode.path}`);
  const sending =
    "{ method: 'POST', mode: 'no-cors', credentials: 'include', body: new URLSearchParams(new FormData(document.forms[0])) }";
  const saying = ".catch(() => 0).then(() => { document.title = 'sent' })";
  otherSite.serve(
    `${sendingForm(liveInteraction.endpoint, phone)}<script>fetch(${target}, ${sending})${saying}</script>`,
  );
  await page.goto(otherSite.url);
  await expect(page).toHaveTitle('sent');
  expect(await stack.inbox.messages(phone)).toEqual([]);
});

test('a same-site form sends a verification code in an active interaction', {
  tag: ['@AUT-18.3'],
}, async ({ page, liveInteraction, nextPhone, stack }) => {
  const phone = nextPhone();
  const answer = page.waitForResponse(isFormAnswer);
  await page.evaluate(
    (html) => {
      document.body.innerHTML = html;
      document.forms[0]?.submit();
    },
    sendingForm(liveInteraction.endpoint, phone),
  );
  expect((await answer).status()).toBe(200);
  expect(await stack.inbox.messages(phone)).toHaveLength(1);
});

/** Names under which pages and libraries take an address to go to. */
const names = ['redirect', 'redirect_uri', 'redirectUri', 'redirect_url', 'redirectTo', 'return_to', 'returnTo'];
const moreNames = ['returnUrl', 'next', 'continue', 'url', 'target', 'callback', 'post_logout_redirect_uri', 'from'];
const everyName = (address: string): URLSearchParams =>
  new URLSearchParams([...names, ...moreNames].map((name) => [name, address]));

test('no page redirects to a URL in its query parameters', { tag: ['@AUT-19.1'] }, async ({ begin, visit }) => {
  const open = [
    '/',
    '/consent',
    '/unknown-session',
    '/callback/x',
    '/logout',
    '/account',
    '/single-sign-on',
    '/device',
  ];
  const replies = [];
  for (const path of [...pages, ...open]) {
    for (const visitor of [await begin('SignIn'), visit()]) {
      replies.push(await visitor.open('GET', `${path}?${everyName('https://attacker.example/')}`));
    }
  }
  const away = replies.filter(({ location, url }) => location !== null && location.origin !== url.origin);
  expect(away.map(({ url }) => url.pathname)).toEqual([]);
});

test('sign-in ignores URLs in query parameters and returns to the application', { tag: ['@AUT-19.2'] }, async ({
  page,
  app,
  user,
  phonePage,
  codePage,
  passwordPage,
  otherSite,
}) => {
  await app.signIn();
  await expect(phonePage.identifier).toBeVisible();
  await page.goto(`${page.url()}&${everyName(otherSite.url)}`);
  await phonePage.submit(user.phone);
  await codePage.usePasswordInstead();
  await passwordPage.enter(user.password);
  await expect(app).toBeSignedInAs(user);
  expect(otherSite.requests).toEqual([]);
});

for (const [by, proofOfClient] of [
  ['hint', 'id_token_hint'],
  ['client', 'client_id'],
  ['nothing', 'no parameter for the client'],
] as const) {
  test(`sign-out with ${proofOfClient} does not redirect to an unregistered URL`, { tag: [`@AUT-19.3.${by}`] }, async ({
    signedIn,
    user,
    stack,
  }) => {
    const { visitor, tokens } = await signedIn(user);
    const { clientId } = stack.description.client;
    const proof = { hint: { id_token_hint: tokens.id_token }, client: { client_id: clientId }, nothing: {} }[by];
    const { reply, last } = await signOut(visitor, { ...proof, post_logout_redirect_uri: 'https://attacker.example/' });
    expect([reply, last].map(({ location, url }) => (location ?? url).origin)).toEqual(
      [reply, last].map(({ url }) => url.origin),
    );
  });
}
