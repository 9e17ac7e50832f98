import type { Page } from '@playwright/test';
import { failure } from './testing/stub-experience.ts';
import { expect, test } from './testing/test.ts';

const openCodePage = async (page: Page) => {
  await page.goto('/register?app_id=web&login_hint=8613812345678');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.locator('input[name=passcode_0]')).toBeFocused();
};

test('digits typed one by one walk through the boxes and submit themselves', async ({ page }) => {
  await openCodePage(page);
  await page.keyboard.type('123456');
  await page.waitForURL('**/done');
});

test('a pasted code fills all boxes, whatever stands between its digits', async ({ page, stub }) => {
  await openCodePage(page);
  await page.locator('input[name=passcode_0]').evaluate((box) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', '123 456');
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.waitForURL('**/done');
  expect(stub.calls.map(({ body }) => body)).toContainEqual(expect.objectContaining({ code: '123456' }));
});

test('Backspace takes the last digit, and the one before it', async ({ page }) => {
  await openCodePage(page);
  await page.keyboard.type('123');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await expect(page.locator('input[name=passcode_1]')).toHaveValue('');
  await expect(page.locator('input[name=passcode_0]')).toHaveValue('1');
});

test('an unfinished code is not sent', async ({ page, stub }) => {
  await openCodePage(page);
  await page.keyboard.type('12345');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toHaveText('The verification code is invalid.');
  expect(stub.verbs).toHaveLength(2);
});

test('the way to a new code opens after 59 seconds', async ({ page }) => {
  await page.clock.install();
  await openCodePage(page);
  await expect(page.getByText('Not received yet? Resend after 59 seconds')).toBeVisible();
  await page.clock.runFor(10_000);
  await expect(page.getByText('Not received yet? Resend after 49 seconds')).toBeVisible();
  await page.clock.fastForward(49_000);
  await expect(page.getByText('Resend verification code')).toBeVisible();
});

test('a new code has a new verification id and starts the countdown again', async ({ page, stub }) => {
  await page.clock.install();
  await openCodePage(page);
  await page.clock.runFor(60_000);
  stub.answer('sendCode', { status: 200, body: { verificationId: 'v9' } });
  await page.getByText('Resend verification code').click();
  await expect(page.getByText('The verification code has been resent')).toBeVisible();
  await expect(page.getByText('Resend after 59 seconds')).toBeVisible();
  await page.locator('input[name=passcode_0]').fill('123456');
  await expect(page).toHaveURL(/done/);
  expect(stub.calls.slice(-3)[0]?.body).toMatchObject({ verificationId: 'v9' });
});

test('a new code takes the message about the last one away', async ({ page, stub }) => {
  stub.answer('verifyCode', failure(400, 'verification_code.expired', 'Verification code has expired.'));
  await page.clock.install();
  await openCodePage(page);
  await page.locator('input[name=passcode_0]').fill('123456');
  await expect(page.getByText('Verification code has expired.')).toBeVisible();
  await page.clock.runFor(60_000);
  await page.getByText('Resend verification code').click();
  await expect(page.getByText('Verification code has expired.')).toBeHidden();
});

test('errors that are not about the digits show as a toast for three seconds', async ({ page, stub }) => {
  stub.answer('verifyCode', failure(400, 'verification_code.exceed_max_try', 'Retries exceeded.'));
  await page.clock.install();
  await openCodePage(page);
  await page.locator('input[name=passcode_0]').fill('123456');
  await expect(page.getByText('Retries exceeded.')).toBeVisible();
  await page.clock.runFor(3_500);
  await expect(page.getByText('Retries exceeded.')).toBeHidden();
});

test('a reload keeps the page, and the code still goes through', async ({ page }) => {
  await openCodePage(page);
  await page.reload();
  await page.locator('input[name=passcode_0]').fill('123456');
  await page.waitForURL('**/done');
});

test('opened without what comes before it, the page says that the session is gone', async ({ page }) => {
  await page.goto('/sign-in/verification-code');
  await expect(page).toHaveTitle('Session not found. Please go back and sign in again.');
});

test('Back leads to the number, as it was typed', async ({ page }) => {
  await openCodePage(page);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.locator('input[name=identifier]')).toHaveValue('13812345678');
});
