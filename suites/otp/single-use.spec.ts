import { expect, test } from '../../fixtures/playwright/test.ts';

test('a code is accepted once and rejected on second use', { tag: ['@OTP-03.1', '@OTP-04'] }, async ({
  requestCode,
  user,
}) => {
  const { visitor, sent } = await requestCode('SignIn', user.phone);
  expect(await visitor.verifyCode(sent)).toBeAccepted();
  expect(await visitor.verifyCode(sent)).toBeRefused();
});

test('a code signs the user in and is rejected afterwards in every interaction', {
  tag: ['@OTP-03.2', '@OTP-04'],
}, async ({ requestCode, begin, signInWith, user }) => {
  const { visitor, sent } = await requestCode('SignIn', user.phone);
  const { tokens } = await signInWith(visitor, sent);
  expect((await visitor.userinfo(tokens.access_token)).body).toMatchObject({ sub: user.id });
  expect(await visitor.verifyCode(sent)).toBeRefused();
  expect(await (await begin('SignIn')).verifyCode(sent)).toBeRefused();
});
