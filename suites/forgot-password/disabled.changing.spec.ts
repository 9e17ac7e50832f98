import { expect, test } from '../../fixtures/playwright/flows.ts';

test('where recovery by phone is not enabled, the page that asks for a password does not offer it', {
  tag: ['@FGT-10.1'],
}, async ({ app, user, phonePage, codePage, passwordPage, changeTenant }) => {
  await changeTenant({ forgotPasswordMethods: [] });
  await app.signIn();
  await phonePage.submit(user.phone);
  await codePage.usePasswordInstead();
  await expect(passwordPage.password).toBeVisible();
  await expect(passwordPage.forgotLink).toBeHidden();
});
