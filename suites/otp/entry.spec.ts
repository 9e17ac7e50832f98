import { aWrongCode, expect, test } from '../../fixtures/playwright/test.ts';

test.beforeEach(async ({ submitNumber, user, codePage }) => {
  await submitNumber(user.phone);
  await codePage.firstBox.waitFor();
});

test('a code pasted into the first field signs the user in', { tag: ['@OTP-15.1'] }, async ({
  app,
  inbox,
  user,
  codePage,
}) => {
  const { code } = await inbox.next(user.phone);
  await codePage.paste(code);
  await expect(app).toBeSignedInAs(user);
});

test('a code pasted with words around it signs the user in', { tag: ['@OTP-15.3'] }, async ({
  app,
  inbox,
  user,
  codePage,
}) => {
  const { code } = await inbox.next(user.phone);
  await codePage.paste(`Your code: ${code}.\n`);
  await expect(app).toBeSignedInAs(user);
});

test('the first field of the code page has autocomplete=one-time-code', { tag: ['@OTP-15.2'] }, async ({
  codePage,
}) => {
  await expect(codePage.firstBox).toHaveAttribute('autocomplete', 'one-time-code', { timeout: 1000 });
});

test('a typed code signs the user in after a wrong digit is corrected', { tag: ['@OTP-18.1'] }, async ({
  app,
  inbox,
  user,
  codePage,
}) => {
  const { code } = await inbox.next(user.phone);
  const wrongDigit = String((Number(code[3]) + 1) % 10);
  await codePage.key(...code.slice(0, 3), wrongDigit, 'Backspace', ...code.slice(3));
  await expect(app).toBeSignedInAs(user);
});

test('a rejected code is deleted and typed anew, and signs the user in', { tag: ['@OTP-18.2'] }, async ({
  app,
  inbox,
  user,
  codePage,
}) => {
  const { code } = await inbox.next(user.phone);
  await codePage.key(...aWrongCode(code));
  await expect(codePage.error).toBeVisible();
  await codePage.key(...Array<string>(code.length).fill('Backspace'), ...code);
  await expect(app).toBeSignedInAs(user);
});
