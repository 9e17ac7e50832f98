import { failure } from './testing/stub-experience.ts';
import { expect, test } from './testing/test.ts';

const wrongCode = failure(400, 'verification_code.code_mismatch', 'Invalid verification code.');

test.beforeEach(({ page }) => page.goto('/sign-in?app_id=web&login_hint=8613812345678'));

test('a code signs in with the calls of the real pages, in their order', async ({ page, stub, enterCode }) => {
  await enterCode('Sign in');
  await page.waitForURL('**/done');
  expect(stub.verbs).toEqual(['start', 'sendCode', 'verifyCode', 'identify', 'submit']);
});

test('every call names the application that asked, also after the address has changed', async ({
  page,
  stub,
  enterCode,
}) => {
  await enterCode('Sign in');
  await page.waitForURL('**/done');
  expect(stub.calls.map(({ headers }) => headers['logto-app-id'])).toEqual(Array(5).fill('web'));
});

test('the code goes out with number and verification id', async ({ page, stub, enterCode }) => {
  await enterCode('Sign in');
  await page.waitForURL('**/done');
  expect(stub.calls.map(({ body }) => body)).toContainEqual({
    identifier: { type: 'phone', value: '8613812345678' },
    verificationId: 'v1',
    code: '123456',
  });
});

test('a refused code is said beside the boxes, and the next one is tried', async ({ page, stub, enterCode }) => {
  stub.answer('verifyCode', wrongCode);
  await enterCode('Sign in', '111111');
  await expect(page.getByRole('alert')).toHaveText('Invalid verification code.');
  await page.locator('input[name=passcode_0]').fill('123456');
  await page.waitForURL('**/done');
});

test('on sign-in the digits of a refused code stay, as they do with Logto', async ({ page, stub, enterCode }) => {
  stub.answer('verifyCode', wrongCode);
  await enterCode('Sign in', '111111');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.locator('input[name=passcode_5]')).toHaveValue('1');
});

test('a number without account is offered one, and becomes a registration', async ({ page, stub, enterCode }) => {
  stub.answer('identify', failure(404, 'user.user_not_exist', ''));
  await enterCode('Sign in');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('No account found for +86 13812345678. Create a new one?');
  await dialog.getByRole('button', { name: 'Continue' }).last().click();
  await page.waitForURL('**/done');
  expect(stub.verbs.slice(-3)).toEqual(['switchTo', 'identify', 'submit']);
});

test('declining the offer leads back to the number', async ({ page, stub, enterCode }) => {
  stub.answer('identify', failure(404, 'user.user_not_exist', ''));
  await enterCode('Sign in');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).last().click();
  await expect(page.locator('input[name=identifier]')).toHaveValue('13812345678');
});

test('without registration a number without account is only told so', async ({ page, stub, enterCode }) => {
  stub.configure({ signInMode: 'SignIn' });
  stub.answer('identify', failure(404, 'user.user_not_exist', ''));
  await page.reload();
  await enterCode('Sign in');
  await expect(page.getByRole('dialog')).toContainText('The account with phone number +86 13812345678 does not exist.');
});

test('a password signs in after the switch from the code', async ({ page, stub, enterPassword }) => {
  await enterPassword('Passw0rd!23');
  await page.waitForURL('**/done');
  expect(stub.verbs.slice(2)).toEqual(['start', 'verifyPassword', 'identify', 'submit']);
});

test('a wrong password is said on the page', async ({ page, stub, enterPassword }) => {
  stub.answer('verifyPassword', failure(422, 'session.invalid_credentials', 'Incorrect account.'));
  await enterPassword('nope');
  await expect(page.getByRole('alert')).toHaveText('Incorrect account.');
});

test('where the password comes first, no code is sent', async ({ page, stub }) => {
  const method = { identifier: 'phone', password: true, verificationCode: true, isPasswordPrimary: true };
  stub.configure({ signIn: { methods: [method] } });
  await page.reload();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/sign-in\/password\?app_id=web$/);
  expect(stub.verbs).toEqual([]);
});

test('where the password is the only way, it is asked for beside the number', async ({ page, stub }) => {
  const method = { identifier: 'phone', password: true, verificationCode: false, isPasswordPrimary: true };
  stub.configure({ signIn: { methods: [method] } });
  await page.reload();
  await page.locator('input[name=password]').fill('Passw0rd!23');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/done');
});

test('a provider that fails shows as a toast, and the visitor stays', async ({ page, stub }) => {
  stub.answer('sendCode', failure(400, 'connector.general', 'Error occurred in connector'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Error occurred in connector')).toBeVisible();
  await expect(page).toHaveTitle('Sign in to your account');
});

test('a suspended account leads to a page that says so', async ({ page, stub, enterCode }) => {
  stub.answer('identify', failure(401, 'user.suspended', 'This account is suspended.'));
  await enterCode('Sign in');
  await expect(page).toHaveTitle('Account suspended');
});
