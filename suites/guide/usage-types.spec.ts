import { z } from 'zod';
import { expect, test } from '../../fixtures/playwright/application/guide.ts';

test('a Management API code is sent with the Generic template and accepted', { tag: ['@GDE-41.1'] }, async ({
  stack,
  inbox,
  phone,
}) => {
  await stack.management.call('POST', '/verification-codes', z.void(), { phone });
  const { code: verificationCode } = await inbox.next(phone);
  await stack.management.call('POST', '/verification-codes/verify', z.void(), { phone, verificationCode });
  await expect(stack).toHaveSentOnly(phone, 'Generic');
});

for (const event of ['Register', 'SignIn', 'ForgotPassword'] as const) {
  test(`a ${event} message begins with the sign name and contains the accepted code`, {
    tag: [`@GDE-47.1.${event}`, '@GDE-48'],
  }, async ({ requestCode, right, stack, user }) => {
    const { visitor, sent } = await requestCode(event, user.phone);
    const [message] = await stack.inbox.messages(user.phone);
    expect(message?.text).toMatch(new RegExp(`^【${right.signName}】.*${sent.code}`));
    expect(message?.text).not.toContain('{1}');
    expect(await visitor.verifyCode(sent)).toBeAccepted();
    await expect(stack).toHaveSentOnly(user.phone, event);
  });
}

test('a code to link a phone number is sent with the BindNewIdentifier template', { tag: ['@GDE-42.1'] }, async ({
  profileOf,
  stack,
  user,
  phone,
}) => {
  await (await profileOf(user)).codeTo(phone);
  await expect(stack).toHaveSentOnly(phone, 'BindNewIdentifier');
});

test('a security verification code is sent with the UserPermissionValidation template', { tag: ['@GDE-43.1'] }, async ({
  profileOf,
  stack,
  user,
}) => {
  await (await profileOf(user)).codeTo(user.phone);
  await expect(stack).toHaveSentOnly(user.phone, 'UserPermissionValidation');
});
