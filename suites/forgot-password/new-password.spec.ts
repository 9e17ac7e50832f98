import { expect, test } from '../../fixtures/playwright/people/flows.ts';

test('the current password is rejected as new password', { tag: ['@FGT-03.1'] }, async ({
  begin,
  identifyForReset,
  user,
}) => {
  const visitor = await begin('ForgotPassword');
  await identifyForReset(visitor, user);
  expect(await visitor.replacePassword(user.password)).toBeRefused('user.same_password');
  expect(await visitor.submit()).toBeRefused();
});

for (const [key, what, password] of [
  ['seven', 'of seven characters', 'kq7xWv2'],
  ['repeated', 'of one repeated character', 'aaaaaaaaaaaa'],
] as const) {
  test(`a new password ${what} is rejected, and the old password remains valid`, {
    tag: [`@FGT-03.2.${key}`, '@REG-06'],
  }, async ({ begin, identifyForReset, user }) => {
    const visitor = await begin('ForgotPassword');
    await identifyForReset(visitor, user);
    expect(await visitor.replacePassword(password)).toBeRefused('password.rejected');
    expect(await visitor.submit()).toBeRefused();
    expect(await (await begin('SignIn')).verifyPassword(user.phone, user.password)).toBeAccepted();
  });
}

test('a new password of 64 characters is accepted at the reset and at sign-in', {
  tag: ['@FGT-03.3', '@REG-06'],
}, async ({ begin, resetPassword, user }) => {
  const password = 'vqm zxkwj '.repeat(7).slice(0, 63).concat('q');
  await resetPassword(await begin('ForgotPassword'), user, password);
  expect(await (await begin('SignIn')).verifyPassword(user.phone, password)).toBeAccepted();
});

test('the new password page shows an error for the current password and for a short one', {
  tag: ['@FGT-03.4'],
}, async ({ openNewPasswordPage, user, newPasswordPage, says, refusal, attachScreenshot }) => {
  await openNewPasswordPage(user.phone);
  const sameAsBefore = refusal('user.same_password');
  await newPasswordPage.save(user.password);
  await expect(newPasswordPage.error).toHaveText(await sameAsBefore);
  await attachScreenshot('The error for the current password');
  await newPasswordPage.save('kq7xWv2');
  await expect(newPasswordPage.error).toHaveText(await says('error.password_rejected.too_short', { min: 8 }));
});
