import { signedInAs, signedOut } from '../../fixtures/playwright/application/app-visitor.ts';
import { test } from '../../fixtures/playwright/application/relying-party.ts';
import { expect } from '../../fixtures/playwright/test.ts';

/** The same address without a parameter of its query. */
const without = (address: string, parameter: string): string => {
  const url = new URL(address);
  url.searchParams.delete(parameter);
  return url.href;
};

const withParameter = (address: string, name: string, value: string): string => {
  const url = new URL(address);
  url.searchParams.set(name, value);
  return url.href;
};

const parameterOf = (address: string, name: string): string => new URL(address).searchParams.get(name) ?? '';

test('a valid authorization response signs the user in', { tag: ['@RP-01.1', '@RP-02', '@RP-10'] }, async ({
  app,
  page,
  provider,
  attachScreenshot,
}) => {
  await app.signIn();
  await expect(app.signOutButton).toBeVisible();
  await expect(page).toHaveURL(app.home);
  await expect(app).toBeSignedInAs({ id: provider.latest.subject });
  await attachScreenshot('The application after a valid authorization response');
});

test('a callback without state is rejected, and the unmodified callback is accepted', { tag: ['@RP-01.2'] }, async ({
  person,
  provider,
}) => {
  const callback = await person.authorize(await person.startSignIn());
  await person.callBack(without(callback, 'state'));
  expect(await person.home()).toEqual(signedOut);
  await person.callBack(callback);
  expect(await person.home()).toEqual(signedInAs(provider.latest.subject));
});

test('a callback with the state of another request is rejected', { tag: ['@RP-02.2'] }, async ({
  person,
  otherPerson,
}) => {
  const foreign = await otherPerson.authorize(await otherPerson.startSignIn());
  const callback = await person.authorize(await person.startSignIn());
  await person.callBack(withParameter(callback, 'state', parameterOf(foreign, 'state')));
  expect(await person.home()).toEqual(signedOut);
});

for (const { fault, title, tag } of [
  { fault: 'no-state-in-callback', title: 'an authorization response without state is rejected', tag: '@RP-01.3' },
  {
    fault: 'other-state-in-callback',
    title: 'an authorization response with a changed state is rejected',
    tag: '@RP-02.3',
  },
  {
    fault: 'no-issuer-in-callback',
    title: 'an authorization response without the advertised iss is rejected',
    tag: '@RP-05.1',
  },
  {
    fault: 'other-issuer-in-callback',
    title: 'an authorization response with a wrong iss is rejected',
    tag: '@RP-05.2',
  },
] as const) {
  test.describe(() => {
    test.use({ fault });
    test(title, { tag }, async ({ person, provider }) => {
      await person.signIn();
      expect(await person.home()).toEqual(signedOut);
      provider.break(null);
      await person.signIn();
      expect(await person.home()).toEqual(signedInAs(provider.latest.subject));
    });
  });
}

test('a callback in another browser is rejected and its code is not redeemed', { tag: ['@RP-03.1'] }, async ({
  person,
  otherPerson,
  provider,
}) => {
  const callback = await otherPerson.authorize(await otherPerson.startSignIn());
  await person.callBack(callback);
  expect(await person.home()).toEqual(signedOut);
  expect(provider.latest.tokenRequests).toEqual([]);
  await otherPerson.callBack(callback);
  expect(await otherPerson.home()).toEqual(signedInAs(provider.latest.subject));
});

test('a callback of another browser is rejected during a sign-in', { tag: ['@RP-03.2'] }, async ({
  person,
  otherPerson,
}) => {
  await person.startSignIn();
  await person.callBack(await otherPerson.authorize(await otherPerson.startSignIn()));
  expect(await person.home()).toEqual(signedOut);
});

test('a replayed callback does not change the session', { tag: ['@RP-04.1'] }, async ({ person, provider }) => {
  const callback = await person.authorize(await person.startSignIn());
  await person.callBack(callback);
  const before = await person.home();
  await person.callBack(callback);
  expect(await person.home()).toEqual(before);
  expect(before).toEqual(signedInAs(provider.latest.subject));
  expect(provider.latest.tokenRequests).toHaveLength(1);
});

test('a callback that is replayed after sign-out is rejected', { tag: ['@RP-04.2'] }, async ({ person }) => {
  const callback = await person.authorize(await person.startSignIn());
  await person.callBack(callback);
  await person.signOut();
  await person.callBack(callback);
  expect(await person.home()).toEqual(signedOut);
});

test('a callback that is replayed after the next sign-in keeps the session of that', { tag: ['@RP-04.3'] }, async ({
  person,
  provider,
}) => {
  const callback = await person.authorize(await person.startSignIn());
  await person.callBack(callback);
  await person.signOut();
  await person.signIn();
  await person.callBack(callback);
  expect(await person.home()).toEqual(signedInAs(provider.latest.subject));
});

test('an injected code of another user is rejected because of the code_verifier', { tag: ['@RP-07.1'] }, async ({
  person,
  otherPerson,
  provider,
}) => {
  const foreign = await otherPerson.authorize(await otherPerson.startSignIn());
  const stolen = provider.latest;
  const callback = await person.authorize(await person.startSignIn());
  await person.callBack(withParameter(callback, 'code', parameterOf(foreign, 'code')));
  expect(stolen.tokenRequests).toHaveLength(1);
  expect(stolen.tokens).toBeNull();
  expect(await person.home()).toEqual(signedOut);
});

test.describe(() => {
  test.use({ fault: 'error-with-markup' });

  test('an error response runs no script and creates no session', { tag: ['@RP-06.1'] }, async ({ app, page }) => {
    const callback = page.waitForResponse(`${app.callbackUrl}?*`);
    await app.signIn();
    const body = await (await callback).text();
    expect(body).not.toContain('onerror');
    await expect(page).not.toHaveTitle('script ran');
    await app.open();
    await expect(app.signInButton).toBeVisible();
  });

  test('an error response of the provider shows a page without a server error', { tag: ['@RP-06.2'] }, async ({
    person,
  }) => {
    const response = await person.signIn();
    const shown = await person.request.get(response.headers().location ?? response.url());
    expect(shown.status()).toBeLessThan(500);
    expect(shown.headers()['content-type']).toContain('text/html');
    expect((await shown.text()).length).toBeGreaterThan(0);
  });
});
