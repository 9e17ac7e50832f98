import { expect } from '../../fixtures/playwright/test.ts';
import { people, test } from './devices.ts';

/** On a desktop in English are the flows of the other folders. */
const others = [
  { who: 'on a desktop in Chinese', key: 'desktop-zh', requirements: ['@SGN-11'], signOut: '@SGN-11.2' },
  { who: 'on a phone in Chinese', key: 'phone-zh', requirements: ['@SGN-11', '@SGN-14'], signOut: '@SGN-11.3' },
  { who: 'on a phone in English', key: 'phone-en', requirements: ['@SGN-14'], signOut: '@SGN-14.1' },
] as const;

for (const { who, key, requirements, signOut } of others) {
  test.describe(() => {
    test.use({ ...people[who], numberEntry: 'typed' });

    test(`a new phone number and its code create an account ${who}`, {
      tag: [`@SGN-12.1.${key}`, ...requirements],
    }, async ({ app, page, pageLanguage, phraseIn, newcomer, journey, codePage, attachScreenshot }) => {
      await journey.toRegistration(newcomer);
      await expect(page.getByText(await phraseIn(pageLanguage, 'description.verify_phone'))).toBeVisible();
      await attachScreenshot('The code page for a new phone number');
      await codePage.enter(await journey.codeFor(newcomer));
      await journey.finishRegistration(journey.newPassword());
      await expect(app.signOutButton).toBeVisible();
    });

    test(`a known phone number and its code sign the user in ${who}`, {
      tag: [`@SGN-12.2.${key}`, ...requirements],
    }, async ({ app, page, pageLanguage, phraseIn, user, journey, codePage, attachScreenshot }) => {
      await journey.toCodeOf(user);
      await expect(page.getByText(await phraseIn(pageLanguage, 'description.verify_phone'))).toBeVisible();
      await attachScreenshot('The code page');
      await codePage.enter(await journey.codeFor(user));
      await journey.finishSignIn(user);
      await expect(app).toBeSignedInAs(user);
    });

    test(`a code sets a new password that signs the user in ${who}`, {
      tag: [`@SGN-12.3.${key}`, ...requirements],
    }, async ({
      app,
      pageLanguage,
      phraseIn,
      user,
      journey,
      phonePage,
      codePage,
      passwordPage,
      newPasswordPage,
      attachScreenshot,
    }) => {
      const newPassword = journey.newPassword();
      await journey.toRecoveryOf(user);
      await journey.askForRecovery(user);
      await codePage.enter(await journey.codeFor(user));
      await newPasswordPage.save(newPassword);
      await expect(phonePage.toast).toHaveText(await phraseIn(pageLanguage, 'description.password_changed'));
      await attachScreenshot('The confirmation of the password change');
      await journey.askForPassword(user);
      await passwordPage.enter(newPassword);
      await journey.finishSignIn(user);
      await expect(app).toBeSignedInAs(user);
    });

    test(`after sign-out, the sign-in page asks for a phone number ${who}`, {
      tag: [signOut, ...requirements],
    }, async ({ app, page, pageLanguage, phraseIn, userWithSession, phonePage, hands, attachScreenshot }) => {
      await app.signIn();
      await expect(app).toBeSignedInAs(userWithSession);
      await app.signOut();
      await expect(app.signInButton).toBeVisible();
      await app.signIn();
      await expect(page.getByText(await phraseIn(pageLanguage, 'description.sign_in_to_your_account'))).toBeVisible();
      await attachScreenshot('The sign-in page after sign-out');
      await hands(phonePage.submitButton);
      await expect(phonePage.error).toBeVisible();
    });
  });
}
