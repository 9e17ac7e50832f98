import { failure } from './testing/stub-experience.ts';
import { expect, test } from './testing/test.ts';

const needsPassword = failure(422, 'user.missing_profile', '', { missingProfile: ['password'] });

test.beforeEach(({ page }) => page.goto('/register?app_id=web&login_hint=8613812345678'));

test('an account that needs no password is made by the code', async ({ page, stub, enterCode }) => {
  await enterCode('Create account');
  await page.waitForURL('**/done');
  expect(stub.calls[0]?.body).toEqual({ interactionEvent: 'Register' });
});

test('an account that needs a password is made after it is set', async ({ page, stub, enterCode, savePassword }) => {
  stub.answer('identify', needsPassword);
  await enterCode('Create account');
  await savePassword('Zq9!harness-Pw');
  await page.waitForURL('**/done');
  expect(stub.verbs.slice(4)).toEqual(['addPassword', 'identify', 'submit']);
});

test('a password that is too short is refused without asking the server', async ({
  page,
  stub,
  enterCode,
  savePassword,
}) => {
  stub.answer('identify', needsPassword);
  await enterCode('Create account');
  await savePassword('123');
  await expect(page.getByRole('alert')).toHaveText('Minimum length is 8.');
  expect(stub.verbs).toHaveLength(4);
});

test("the server's reasons against a password are put in words", async ({ page, stub, enterCode, savePassword }) => {
  const reasons = ['user_info', 'sequence'].map((code) => ({ code: `password_rejected.restricted.${code}` }));
  stub.answer('identify', needsPassword);
  stub.answer('addPassword', failure(422, 'password.rejected', '', reasons));
  await enterCode('Create account');
  await savePassword('8613812345678');
  await expect(page.getByRole('alert')).toHaveText(
    'Avoid overusing your personal information and sequential characters.',
  );
});

test('the page says what a password needs', async ({ page, stub, enterCode }) => {
  stub.configure({ passwordPolicy: { length: { min: 12 }, characterTypes: { min: 3 } } });
  stub.answer('identify', needsPassword);
  await page.reload();
  await enterCode('Create account');
  await expect(
    page.getByText('Password requires a minimum of 12 characters and should contain at least 3'),
  ).toBeVisible();
});

test('without a way to reset it, the password is typed twice', async ({ page, stub, enterCode }) => {
  stub.configure({ forgotPassword: { phone: false, email: false } });
  stub.answer('identify', needsPassword);
  await page.reload();
  await enterCode('Create account');
  await page.locator('input[name=newPassword]').fill('Zq9!harness-Pw');
  await page.locator('input[name=confirmPassword]').fill('something else');
  await page.getByRole('button', { name: 'Save password' }).click();
  await expect(page.getByRole('alert')).toHaveText('Your passwords don’t match.');
});

test('a number with an account is offered to sign in, and does', async ({ page, stub, enterCode }) => {
  stub.answer('identify', failure(422, 'user.phone_already_in_use', ''));
  await enterCode('Create account');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('An account with +86 13812345678 already exists. Continue to sign in.');
  await dialog.getByRole('button', { name: 'Continue' }).last().click();
  await page.waitForURL('**/done');
  expect(stub.calls[4]).toMatchObject({
    verb: 'switchTo',
    body: { interactionEvent: 'SignIn' },
  });
});

test('a refused code empties the boxes', async ({ page, stub, enterCode }) => {
  stub.answer('verifyCode', failure(400, 'verification_code.code_mismatch', 'Wrong.'));
  await enterCode('Create account', '111111');
  await expect(page.getByRole('alert')).toHaveText('Wrong.');
  await expect(page.locator('input[name=passcode_0]')).toHaveValue('');
  await expect(page.locator('input[name=passcode_0]')).toBeFocused();
});

test('where only sign-in is allowed, the page leads there', async ({ page, stub }) => {
  stub.configure({ signInMode: 'SignIn' });
  await page.reload();
  await expect(page).toHaveTitle('Sign in to your account');
  await expect(page.getByRole('link', { name: 'Create account' })).toBeHidden();
});
