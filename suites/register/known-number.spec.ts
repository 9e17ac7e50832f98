import { aPassword, expect, test } from '../../fixtures/playwright/people/flows.ts';
import { findUsers } from '../../fixtures/stack/provision.ts';

test('a registration with a known phone number is rejected and does not change its account', {
  tag: ['@REG-03.1'],
}, async ({ requestCode, begin, stack, user }) => {
  const { visitor, sent } = await requestCode('Register', user.phone);
  expect(await visitor.verifyCode(sent)).toBeAccepted();
  expect(await visitor.identify(sent.verificationId)).toBeRefused('user.phone_already_in_use');
  await visitor.addPassword(aPassword());
  expect(await visitor.identify()).toBeRefused();
  expect(await visitor.submit()).toBeRefused();
  expect(await findUsers(stack.management, user.phone)).toEqual([expect.objectContaining({ id: user.id })]);
  expect(await (await begin('SignIn')).verifyPassword(user.phone, user.password)).toBeAccepted();
});
