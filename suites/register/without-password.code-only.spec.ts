import { expect, test } from '../../fixtures/playwright/test.ts';
import { findUsers } from '../../fixtures/stack/provision.ts';

test('a new phone number and its code create an account and sign the user in', {
  tag: ['@flow', '@REG-01.3', '@SND-01', '@SND-06', '@GDE-57'],
}, async ({ app, stack, newcomer, journey, codePage, attachScreenshot }) => {
  journey.needsPassword(false);
  await journey.toRegistration(newcomer);
  await codePage.enter(await journey.codeFor(newcomer));
  await journey.finishRegistration('');
  await expect(app.signOutButton).toBeVisible();
  await attachScreenshot('The application after registration');
  const [account] = await findUsers(stack.management, newcomer.phone);
  await expect(app).toBeSignedInAs({ id: account?.id ?? 'no account' });
  await expect(stack).toHaveSentOnly(newcomer.phone, ...journey.sent(newcomer));
});
