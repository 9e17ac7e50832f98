import { expect, test } from '../../fixtures/playwright/test.ts';
import { findUsers } from '../../fixtures/stack/provision.ts';

test('a new number and its code alone make an account that is signed in', {
  tag: ['@flow', '@REG-01', '@SND-01', '@SND-06', '@GDE-57'],
}, async ({ app, stack, inbox, phone, phonePage, codePage, look }) => {
  await app.signIn();
  await phonePage.goToRegister();
  await phonePage.submit(phone);
  await codePage.enter((await inbox.next(phone)).code);
  await expect(app.signOutButton).toBeVisible();
  await look('The application after registration');
  const [account] = await findUsers(stack.management, phone);
  await expect(app).toBeSignedInAs({ id: account?.id ?? 'no account' });
  await expect(stack).toHaveSentOnly(phone, 'Register');
});
