import { aPassword, expect, test } from '../../fixtures/playwright/flows.ts';

test('whose password was reset is told so by a message', { tag: ['@FGT-05.1'] }, async ({
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
