import { expect, test } from '../../fixtures/playwright/flows.ts';

test('with password recovery by phone disabled, the password page does not offer it', {
  tag: ['@FGT-10.1'],
}, async ({ app, user, phonePage, codePage, passwordPage, changeTenant }) => {
  await changeTenant({ forgotPasswordMethods: [] });
  await app.signIn();
  await phonePage.submit(user.phone);
  await codePage.usePasswordInstead();
  await expect(passwordPage.password).toBeVisible();
  await expect(passwordPage.forgotLink).toBeHidden();
});
