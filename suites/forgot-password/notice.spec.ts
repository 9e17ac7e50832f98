import { aPassword, expect, test } from '../../fixtures/playwright/people/flows.ts';

test('a password reset notifies the user by SMS', { tag: ['@FGT-05.1'] }, async ({
  begin,
  resetPassword,
  user,
  stack,
}) => {
  await resetPassword(await begin('ForgotPassword'), user, aPassword());
  const code = (await stack.inbox.messages(user.phone)).at(-1);
  const notice = stack.inbox.next(user.phone, { after: code?.id ?? '0', timeoutMs: 2000 });
  await expect(notice).resolves.toMatchObject({ code: null });
});
