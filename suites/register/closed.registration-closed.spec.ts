import { expect, test } from '../../fixtures/playwright/people/flows.ts';
import { findUsers } from '../../fixtures/stack/provision.ts';

test('with registration disabled, the API rejects a registration and creates no account', {
  tag: ['@REG-08.1'],
}, async ({ begin, stack, phone }) => {
  const visitor = await begin('Register');
  await visitor.sendCode(phone, 'Register');
  expect(await visitor.identify()).toBeRefused();
  expect(await visitor.submit()).toBeRefused();
  expect(await findUsers(stack.management, phone)).toEqual([]);
});

for (const event of ['SignIn', 'ForgotPassword', 'Register'] as const) {
  test(`with registration disabled, an unknown phone number gets no ${event} message`, {
    tag: [`@REG-08.2.${event}`],
  }, async ({ begin, stack, phone }) => {
    const visitor = await begin(event);
    await visitor.sendCode(phone, event);
    await expect(stack).toHaveSentOnly(phone);
  });
}

test('with registration disabled, a user signs in by code', { tag: ['@REG-08.3'] }, async ({
  signedInByCode,
  user,
}) => {
  const { visitor, tokens } = await signedInByCode(user.phone);
  expect((await visitor.userinfo(tokens.access_token)).body).toMatchObject({ sub: user.id });
});

test('with registration disabled, a sign-in cannot be switched to registration', { tag: ['@REG-08.4'] }, async ({
  begin,
}) => {
  const visitor = await begin('SignIn');
  expect(await visitor.switchTo('Register')).toBeRefused('auth.forbidden');
});

test('with registration disabled, the sign-in page does not offer it', { tag: ['@REG-08.5'] }, async ({
  app,
  phonePage,
  attachScreenshot,
}) => {
  await app.signIn();
  await expect(phonePage.identifier).toBeVisible();
  await expect(phonePage.createAccountLink).toBeHidden();
  await attachScreenshot('The sign-in page with registration disabled');
});
