import { expect, test } from './captcha.ts';

test('with captcha enabled, a send without a captcha token is rejected and sends no message', {
  tag: ['@RL-16.1'],
}, async ({ captcha: _on, begin, phone, user, stack }) => {
  const [visitor, recovering] = [await begin('SignIn'), await begin('ForgotPassword')];
  expect(await visitor.sendCode(phone, 'SignIn')).toBeRefused('captcha');
  expect(await recovering.sendCode(user.phone, 'ForgotPassword')).toBeRefused('captcha');
  await expect(stack).toHaveSentOnly(phone);
  await expect(stack).toHaveSentOnly(user.phone);
});
