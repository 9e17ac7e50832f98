import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/playwright/application/guide.ts';
import type { Addresses, Wrong } from '../../fixtures/playwright/application/own-application.ts';

/** The first reply to a person's own step that is an error. */
const refusal = (page: Page) =>
  page.waitForResponse(
    (reply) => reply.status() >= 400 && ['document', 'fetch'].includes(reply.request().resourceType()),
  );

const wrongSettings: ReadonlyArray<readonly [key: string, what: string, wrong: Wrong]> = [
  ['application', 'app ID', { appId: 'an-application-of-nobody' }],
  ['secret', 'app secret', { appSecret: 'a-secret-of-nobody' }],
  ['endpoint', 'endpoint', { endpoint: 'http://localhost:9' }],
  ['base-address', 'base URL', { baseUrl: 'http://localhost:9' }],
];

for (const [key, what, wrong] of wrongSettings) {
  test(`with a wrong ${what}, sign-in returns an error and the application has no session`, {
    tag: [`@GDE-05.1.${key}`],
  }, async ({ ownApplication, page, userWithSession: _ }) => {
    const own = await ownApplication(wrong);
    const refused = refusal(page);
    await own.page.signIn();
    await refused;
    // The error may still be on its way to the page.
    await expect(() => own.page.open()).toPass();
    await expect(own.page.signInButton).toBeVisible();
    expect(await own.session()).not.toMatch(/idToken|refreshToken/);
  });
}

test('a cookie encrypted with another cookie secret is treated as signed out', { tag: ['@GDE-06.1'] }, async ({
  ownApplication,
  userWithSession,
}) => {
  const own = await ownApplication();
  await own.page.signIn();
  await expect(own.page).toBeSignedInAs(userWithSession);
  await own.restart({ cookieSecret: 'another-secret-of-at-least-32-characters' });
  await own.page.open();
  await expect(own.page.signInButton).toBeVisible();
});

test('the application cookie is Secure with cookieSecure on and works over http with it off', {
  tag: ['@GDE-07.1'],
}, async ({ ownApplication, page, userWithSession }) => {
  const own = await ownApplication();
  const cookieOf = async () => {
    const reply = page.waitForResponse((response) => response.request().method() === 'POST');
    await own.page.signIn();
    return (await (await reply).headerValue('set-cookie')) ?? '';
  };
  expect(await cookieOf()).toMatch(new RegExp(`^${own.cookieName}=(?!.*; Secure)`, 'is'));
  await expect(own.page).toBeSignedInAs(userWithSession);
  await page.context().clearCookies({ name: own.cookieName });
  await own.restart({ baseUrl: own.url.replace('http:', 'https:') });
  expect(await cookieOf()).toMatch(new RegExp(`^${own.cookieName}=.*; Secure`, 'is'));
});

const wrongUris: ReadonlyArray<readonly [key: string, what: string, registered: (url: string) => Addresses]> = [
  ['path', 'a redirect URI with another path registered', (url) => ({ redirectUris: [`${url}/callback/`] })],
  ['port', 'a redirect URI with another port registered', () => ({ redirectUris: ['http://localhost:9/callback'] })],
  [
    'scheme',
    'a redirect URI with https instead of http registered',
    (url) => ({ redirectUris: [`${url.replace('http:', 'https:')}/callback`] }),
  ],
  ['none', 'no redirect URI registered', () => ({ redirectUris: [] })],
];

for (const [key, what, registered] of wrongUris) {
  test(`with ${what}, sign-in stops at a Logto error`, {
    tag: [`@GDE-09.1.${key}`, '@GDE-08'],
  }, async ({ ownApplication, page, stack, userWithSession: _ }) => {
    const own = await ownApplication({ registered: (url) => ({ postLogoutRedirectUris: [], ...registered(url) }) });
    const refused = refusal(page);
    await own.page.signIn();
    expect((await refused).status()).toBe(400);
    await expect(page).toHaveURL(new RegExp(`^${stack.description.logto.endpoint}/`));
    await expect(() => own.page.open()).toPass();
    await expect(own.page.signInButton).toBeVisible();
  });
}

/**
 * The SDK always names its base address, so Logto refuses the whole request: its own session lives on, which is what
 * refusing means (OUT-16). Where the browser ends is told in the report.
 */
test(
  'sign-out without a registered post_logout_redirect_uri ends the session and stays at Logto',
  {
    tag: ['@GDE-11.1'],
  },
  async ({ ownApplication, page, stack, userWithSession, attachScreenshot }, { annotations }) => {
    const own = await ownApplication({
      registered: (url) => ({ redirectUris: [`${url}/callback`], postLogoutRedirectUris: [] }),
    });
    await own.page.signIn();
    await expect(own.page).toBeSignedInAs(userWithSession);
    await own.page.signOut();
    await expect(page).toHaveURL(new RegExp(`^${stack.description.logto.endpoint}/`));
    annotations.push({ type: 'where sign-out ends', description: new URL(page.url()).pathname });
    await attachScreenshot('The page after sign-out without a registered post_logout_redirect_uri');
    expect(await own.session()).not.toMatch(/idToken|refreshToken/);
    await own.page.open();
    await expect(own.page.signInButton).toBeVisible();
  },
);
