import { type Home, signedInAs } from '../../fixtures/playwright/application/app-visitor.ts';
import { test as base } from '../../fixtures/playwright/application/relying-party.ts';
import { expect } from '../../fixtures/playwright/test.ts';

/** A sign-in that a tab began: the callback that it leads to, and the home page once that has signed its user in. */
interface Begun {
  readonly callback: string;
  readonly signedIn: Home;
}

/** Two sign-ins of one browser, begun in two tabs before either is finished. */
const test = base.extend<{ readonly beginTab: () => Promise<Begun>; readonly older: Begun; readonly newer: Begun }>({
  beginTab: async ({ person, provider }, use) => {
    await use(async () => {
      const callback = await person.authorize(await person.startSignIn());
      return { callback, signedIn: signedInAs(provider.latest.subject) };
    });
  },
  older: async ({ beginTab }, use) => use(await beginTab()),
  newer: async ({ older: _, beginTab }, use) => use(await beginTab()),
});

test('of two sign-ins in one browser, the newer alone signs its user in', { tag: ['@RP-23.1'] }, async ({
  person,
  newer,
}) => {
  await person.callBack(newer.callback);
  expect(await person.home()).toEqual(newer.signedIn);
});

test('of two sign-ins in one browser, the older alone signs its user in', { tag: ['@RP-23.2'] }, async ({
  person,
  older,
  newer: _,
}) => {
  await person.callBack(older.callback);
  expect(await person.home()).toEqual(older.signedIn);
});

test('of two sign-ins in one browser, the newer signs its user in after the older', { tag: ['@RP-23.3'] }, async ({
  person,
  older,
  newer,
}) => {
  await person.callBack(older.callback);
  await person.callBack(newer.callback);
  expect(await person.home()).toEqual(newer.signedIn);
});

test('the callback of the older of two tabs after the newer keeps one of the users signed in', {
  tag: ['@RP-23.4'],
}, async ({ person, older, newer }) => {
  await person.callBack(newer.callback);
  await person.callBack(older.callback);
  expect([older.signedIn, newer.signedIn]).toContainEqual(await person.home());
});

test('the callback of an older tab causes no server error', { tag: ['@RP-24.1'] }, async ({
  person,
  older,
  newer: _,
}) => {
  expect((await person.callBack(older.callback)).status()).toBeLessThan(500);
});

test('a callback that is loaded again causes no server error', { tag: ['@RP-24.2'] }, async ({ person, older }) => {
  await person.callBack(older.callback);
  expect((await person.callBack(older.callback)).status()).toBeLessThan(500);
});

test('a callback without its cookie causes no server error', { tag: ['@RP-24.3'] }, async ({ otherPerson, older }) => {
  expect((await otherPerson.callBack(older.callback)).status()).toBeLessThan(500);
});

test('a sign-in succeeds after a callback that matched none', { tag: ['@RP-24.4'] }, async ({
  otherPerson,
  older,
  provider,
}) => {
  await otherPerson.callBack(older.callback);
  await otherPerson.signIn();
  expect(await otherPerson.home()).toEqual(signedInAs(provider.latest.subject));
});
