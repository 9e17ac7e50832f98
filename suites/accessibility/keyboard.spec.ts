import { toNational } from '../../contracts/phone.ts';
import { byKeyboard } from '../../fixtures/pages/hands.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { test as languages, people } from '../languages/devices.ts';

const test = languages.extend({ hands: async ({}, use) => use(byKeyboard) });

test('a user selects the country and signs in by code with the keyboard alone', { tag: ['@ACC-02.1'] }, async ({
  app,
  inbox,
  user,
  phonePage,
  codePage,
  takesNumbersAlone: _,
}) => {
  await app.signIn();
  await phonePage.typeCountry('86');
  await phonePage.typeNational(toNational(user.phone));
  await phonePage.goOn();
  const { code } = await inbox.next(user.phone);
  await codePage.key(...code);
  await expect(app).toBeSignedInAs(user);
});

test.describe(() => {
  test.use(people['on a desktop in Chinese']);

  test('a user goes on to recovery with the keyboard alone', { tag: ['@ACC-02.2'] }, async ({
    user,
    journey,
    phonePage,
    passwordPage,
  }) => {
    await journey.toRecoveryOf(user);
    await expect(passwordPage.password).toBeHidden();
    await expect(phonePage.identifier).toBeVisible();
  });

  test('a user has a code sent again with the keyboard alone', { tag: ['@ACC-02.3'] }, async ({
    page,
    stack,
    user,
    journey,
    codePage,
  }) => {
    await page.clock.install();
    await journey.toCodeOf(user);
    await codePage.resend();
    await expect(stack).toHaveSentOnly(user.phone, ...journey.sent(user), 'SignIn');
  });
});
