import { expect, test } from '../../fixtures/playwright/people/flows.ts';

/** Each breaks nothing else that Logto's default policy asks for. */
const refused = [
  ['seven', 'of seven characters', 'kq7xWv2'],
  ['repeated', 'of one repeated character', 'aaaaaaaaaaaa'],
] as const;

const accepted = [
  ['eight', 'of eight characters', 'kq7xWv2m'],
  ['letters', 'of eight lower-case letters', 'vqmzxkwj'],
  ['sixty-four', 'of 64 characters', 'vqm zxkwj '.repeat(7).slice(0, 63).concat('q')],
] as const;

for (const [key, what, password] of refused) {
  test(`a password ${what} is rejected at registration`, { tag: [`@REG-06.1.${key}`] }, async ({
    begin,
    proveNew,
    phone,
  }) => {
    const visitor = await begin('Register');
    await proveNew(visitor, phone);
    expect(await visitor.addPassword(password)).toBeRefused('password.rejected');
    expect(await visitor.identify()).toBeRefused('user.missing_profile');
  });
}

for (const [key, what, password] of accepted) {
  test(`a password ${what} is accepted at registration and at sign-in`, { tag: [`@REG-06.2.${key}`] }, async ({
    begin,
    proveNew,
    phone,
  }) => {
    const visitor = await begin('Register');
    await proveNew(visitor, phone);
    expect(await visitor.addPassword(password)).toBeAccepted();
    expect(await visitor.identify()).toBeAccepted();
    expect(await visitor.submit()).toBeAccepted();
    expect(await (await begin('SignIn')).verifyPassword(phone, password)).toBeAccepted();
  });
}

test('the password page shows an error for a short password and accepts a longer one', { tag: ['@REG-06.3'] }, async ({
  app,
  inbox,
  phone,
  phonePage,
  codePage,
  newPasswordPage,
  says,
  attachScreenshot,
}) => {
  await app.signIn();
  await phonePage.goToRegister();
  await phonePage.submit(phone);
  await codePage.enter((await inbox.next(phone)).code);
  await newPasswordPage.save('kq7xWv2');
  await expect(newPasswordPage.error).toHaveText(await says('error.password_rejected.too_short', { min: 8 }));
  await attachScreenshot('The error for a short password');
  await newPasswordPage.save('vqmzxkwj');
  await expect(app.signOutButton).toBeVisible();
});
