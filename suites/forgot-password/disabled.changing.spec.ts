import { expect, test } from '../../fixtures/playwright/people/flows.ts';

test('with password recovery by phone disabled, the password page does not offer it', {
  tag: ['@FGT-10.1'],
}, async ({ openPasswordPage, user, passwordPage, changeTenant }) => {
  await changeTenant({ forgotPasswordMethods: [] });
  await openPasswordPage(user.phone);
  await expect(passwordPage.password).toBeVisible();
  await expect(passwordPage.forgotLink).toBeHidden();
});
