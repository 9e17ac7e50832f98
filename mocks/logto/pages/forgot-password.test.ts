import { failure } from './testing/stub-experience.ts';
import { expect, test } from './testing/test.ts';

const newPasswordRequired = failure(422, 'user.new_password_required_in_profile', '');

test.beforeEach(async ({ page }) => {
  await page.goto('/sign-in?app_id=web&login_hint=8613812345678');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Sign in with password' }).click();
  await page.getByText('Forgot your password?').click();
});

test('the number comes along, and a new password leads back to sign-in', async ({
  page,
  stub,
  enterCode,
  savePassword,
}) => {
  stub.answer('submit', newPasswordRequired, { status: 204 });
  await expect(page.locator('input[name=identifier]')).toHaveValue('13812345678');
  await enterCode('Continue');
  await savePassword('Zq9!harness-Pw');
  await expect(page.getByText('Password changed')).toBeVisible();
  await expect(page).toHaveTitle('Sign in to your account');
  expect(stub.verbs.slice(-2)).toEqual(['replacePassword', 'submit']);
});

test('submitting comes before the new password, as with the real pages', async ({ page, stub, enterCode }) => {
  stub.answer('submit', newPasswordRequired);
  await enterCode('Continue');
  await expect(page).toHaveTitle('New password');
  expect(stub.verbs.slice(-3)).toEqual(['verifyCode', 'identify', 'submit']);
});

test('the old password again is refused on the page', async ({ page, stub, enterCode, savePassword }) => {
  stub.answer('submit', newPasswordRequired);
  stub.answer('replacePassword', failure(422, 'user.same_password', 'The same as your old password.'));
  await enterCode('Continue');
  await savePassword('Zq9!harness-Pw');
  await expect(page.getByRole('alert')).toHaveText('The same as your old password.');
});

test('it is not offered where it is not enabled', async ({ page, stub }) => {
  stub.configure({ forgotPassword: { phone: false, email: false } });
  await page.reload();
  await expect(page).toHaveTitle('404 Not Found');
  await page.goBack();
  await expect(page).toHaveTitle('Enter password');
  await expect(page.getByText('Forgot your password?')).toBeHidden();
});
