import { expect, test } from '../../fixtures/playwright/test.ts';

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
