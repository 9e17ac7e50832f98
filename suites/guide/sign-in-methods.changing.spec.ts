import { expect, test } from '../../fixtures/playwright/application/guide.ts';
import type { Identifier } from '../../fixtures/stack/tenant-configurations.ts';

type Factors = 'code' | 'password' | 'code and password';

const phone = (factors: Factors, isPasswordPrimary = false) => ({
  identifier: 'phone',
  password: factors !== 'code',
  verificationCode: factors !== 'password',
  isPasswordPrimary,
});

/** Identifiers beside phone have a password, which needs no connector of theirs. */
const others = (identifiers: readonly Identifier[]) =>
  identifiers.map((identifier) => ({ identifier, password: true, verificationCode: false, isPasswordPrimary: true }));

const settings = (factors: Factors, identifiers: readonly Identifier[], isPasswordPrimary = false) => ({
  signUp: { identifiers: ['phone'], password: true, verify: true },
  signIn: { methods: [phone(factors, isPasswordPrimary), ...others(identifiers)] },
});

const byCode: ReadonlyArray<readonly [id: string, identifiers: Identifier[]]> = [
  ['GDE-66.1', ['email']],
  ['GDE-69.1', ['username']],
  ['GDE-72.1', ['email', 'username']],
];

const byPassword: ReadonlyArray<readonly [id: string, identifiers: Identifier[]]> = [
  ['GDE-64.1', []],
  ['GDE-67.1', ['email']],
  ['GDE-70.1', ['username']],
  ['GDE-73.1', ['email', 'username']],
];

const byEither: ReadonlyArray<readonly [id: string, identifiers: Identifier[]]> = [
  ['GDE-68.1', ['email']],
  ['GDE-71.1', ['username']],
  ['GDE-74.1', ['email', 'username']],
];

const named = (identifiers: readonly Identifier[]): string => ['phone', ...identifiers].join(', ');

for (const [id, identifiers] of byCode) {
  test(`a code signs a phone user in (identifiers: ${named(identifiers)}; factor: code)`, {
    tag: [`@${id}`],
  }, async ({ submitNumber, administrator, app, inbox, user, codePage }) => {
    await administrator.changeSignIn(settings('code', identifiers));
    await submitNumber(user.phone);
    await codePage.enter((await inbox.next(user.phone)).code);
    await expect(app).toBeSignedInAs(user);
  });
}

for (const [id, identifiers] of byPassword) {
  test(`a password signs a phone user in (identifiers: ${named(identifiers)}; factor: password)`, {
    tag: [`@${id}`],
  }, async ({ submitNumber, administrator, app, stack, user, passwordPage }) => {
    await administrator.changeSignIn(settings('password', identifiers));
    await submitNumber(user.phone);
    await passwordPage.enter(user.password);
    await expect(app).toBeSignedInAs(user);
    await expect(stack).toHaveSentOnly(user.phone);
  });
}

for (const [id, identifiers] of byEither) {
  test(`a code or password signs a phone user in (identifiers: ${named(identifiers)}; both)`, {
    tag: [`@${id}`],
  }, async ({ openPasswordPage, administrator, app, signedInByCode, user, passwordPage }) => {
    await administrator.changeSignIn(settings('code and password', identifiers));
    const { visitor, tokens } = await signedInByCode(user.phone);
    expect((await visitor.userinfo(tokens.access_token)).body).toMatchObject({ sub: user.id });
    await openPasswordPage(user.phone);
    await passwordPage.enter(user.password);
    await expect(app).toBeSignedInAs(user);
  });
}

test('with the password as primary factor, the page asks for it and offers the code', { tag: ['@GDE-75.1'] }, async ({
  submitNumber,
  administrator,
  stack,
  user,
  passwordPage,
}) => {
  await administrator.changeSignIn(settings('code and password', [], true));
  await submitNumber(user.phone);
  await expect(passwordPage.password).toBeVisible();
  await expect(passwordPage.codeLink).toBeVisible();
  await expect(stack).toHaveSentOnly(user.phone);
});

test('with the code as primary factor, the page asks for it and offers the password', { tag: ['@GDE-75.2'] }, async ({
  submitNumber,
  administrator,
  user,
  codePage,
}) => {
  await administrator.changeSignIn(settings('code and password', [], false));
  await submitNumber(user.phone);
  await expect(codePage.firstBox).toBeVisible();
  await expect(codePage.passwordLink).toBeVisible();
});

test('with password-only sign-in, the sign-in page offers no code and the API rejects one', {
  tag: ['@GDE-76.1'],
}, async ({ submitNumber, requestCode, administrator, user, passwordPage }) => {
  await administrator.changeSignIn(settings('password', []));
  const { visitor, sent } = await requestCode('SignIn', user.phone);
  await visitor.verifyCode(sent);
  expect(await visitor.identify(sent.verificationId)).toBeRefused();
  await submitNumber(user.phone);
  await expect(passwordPage.password).toBeVisible();
  await expect(passwordPage.codeLink).toBeHidden();
});

test('without phone as sign-in method, the sign-in page has no phone number field', { tag: ['@GDE-56.1'] }, async ({
  administrator,
  app,
  page,
  says,
  attachScreenshot,
}) => {
  await administrator.changeSignIn({
    signUp: { identifiers: ['username'], password: true, verify: false },
    signIn: { methods: others(['username']) },
    forgotPasswordMethods: [],
  });
  await app.signIn();
  await expect(page.locator('body')).toContainText(/\w{3}/, { useInnerText: true });
  await expect(page.locator('input[type=tel]')).toBeHidden();
  await expect(page.getByText(await says('input.phone_number'))).toBeHidden();
  await attachScreenshot('The sign-in page without phone');
});
