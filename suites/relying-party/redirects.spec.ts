import { test } from '../../fixtures/playwright/application/sign-in-via.ts';
import { expect } from '../../fixtures/playwright/test.ts';

for (const { key, title, change } of [
  {
    key: 'redirect',
    title: 'parameters of the callback',
    change: { redirect: 'https://evil.example/', returnTo: '//evil.example' },
  },
  {
    key: 'next',
    title: 'more parameters of the callback',
    change: { postRedirectUri: 'https://evil.example/', next: '//evil.example' },
  },
]) {
  test(`${title} do not redirect out of the application`, { tag: [`@RP-19.1.${key}`] }, async ({
    person,
    application,
  }) => {
    const callback = await person.authorize(await person.startSignIn());
    const response = await person.callBack(`${callback}&${new URLSearchParams(change)}`);
    expect(response.status()).toBeLessThan(400);
    expect(new URL(response.headers().location ?? '', application.url).origin).toBe(application.url);
  });
}

test('a forged Host header does not redirect out of the application', { tag: ['@RP-19.2'] }, async ({
  person,
  application,
}) => {
  const callback = await person.authorize(await person.startSignIn());
  const response = await person.request.get(callback, {
    headers: { 'x-forwarded-host': 'evil.example' },
    maxRedirects: 0,
  });
  expect(response.status()).toBeLessThan(400);
  expect(new URL(response.headers().location ?? '', application.url).origin).toBe(application.url);
});

/** Names under which applications and libraries take an address to go to after sign-in. */
const names = [
  'redirect',
  'redirect_uri',
  'redirectUri',
  'redirectTo',
  'returnTo',
  'return_to',
  'next',
  'callbackUrl',
  'postRedirectUri',
];

test('parameters of the page with the sign-in button do not redirect out of the application', {
  tag: ['@RP-19.3'],
}, async ({ app, page, signInVia, otherSite }) => {
  await signInVia(Object.fromEntries(names.map((name) => [name, otherSite.url])));
  expect(otherSite.requests).toEqual([]);
  expect(new URL(page.url()).origin).toBe(new URL(app.url).origin);
});
