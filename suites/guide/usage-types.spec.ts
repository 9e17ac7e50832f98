import { z } from 'zod';
import { expect, test } from '../../fixtures/playwright/guide.ts';

test('a code that the Management API asks for uses the template Generic, and counts', { tag: ['@GDE-41.1'] }, async ({
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
  test(`the text of a message for ${event} begins with the sign name, and holds the code that Logto accepts`, {
    tag: [`@GDE-47.1.${event}`, '@GDE-48'],
  }, async ({ begin, codeFor, right, stack, user }) => {
    const visitor = await begin(event);
    const sent = await codeFor(visitor, user.phone, event);
    const [message] = await stack.inbox.messages(user.phone);
    expect(message?.text).toMatch(new RegExp(`^【${right.signName}】.*${sent.code}`));
    expect(message?.text).not.toContain('{1}');
    expect(await visitor.verifyCode(sent)).toBeAccepted();
    await expect(stack).toHaveSentOnly(user.phone, event);
  });
}

test('linking a number uses the template BindNewIdentifier', { tag: ['@GDE-42.1'] }, async ({
  profileOf,
  stack,
  user,
  phone,
}) => {
  await (await profileOf(user)).codeTo(phone);
  await expect(stack).toHaveSentOnly(phone, 'BindNewIdentifier');
});

test('a security verification uses the template UserPermissionValidation', { tag: ['@GDE-43.1'] }, async ({
  profileOf,
  stack,
  user,
}) => {
  await (await profileOf(user)).codeTo(user.phone);
  await expect(stack).toHaveSentOnly(user.phone, 'UserPermissionValidation');
});
