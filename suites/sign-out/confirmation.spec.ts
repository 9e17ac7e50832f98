import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/playwright/test.ts';
import { hintOf, test as overHttp } from './end-session.ts';

/** Follows a link on a page of another origin. */
const followLink = async (page: Page, href: string): Promise<void> => {
  await page.setContent('<a>To the other site</a>');
  await page.locator('a').evaluate((link, address) => link.setAttribute('href', address), href);
  await page.getByText('To the other site').click();
};

/** A page that asks waits for a press of a button; one that does not is gone at once. */
const confirmButton = (page: Page) => page.getByRole('button');
const confirmationTimeout = { timeout: 2000 };

test('an end-session request without id_token_hint asks the user to confirm', { tag: ['@OUT-07.1'] }, async ({
  app,
  page,
  stack,
  userWithSession,
  attachScreenshot,
}) => {
  await followLink(page, `${stack.description.logto.endpoint}/oidc/session/end`);
  await expect(confirmButton(page)).toBeVisible(confirmationTimeout);
  await attachScreenshot('The confirmation page before sign-out');
  await app.signIn();
  await expect(app).toBeSignedInAs(userWithSession);
});

overHttp(
  'an end-session request with the id_token_hint of another user asks the user to confirm',
  { tag: ['@OUT-08.1'] },
  async ({ app, page, stack, member, userWithSession }) => {
    const query = new URLSearchParams({ id_token_hint: hintOf(member) });
    await followLink(page, `${stack.description.logto.endpoint}/oidc/session/end?${query}`);
    await expect(confirmButton(page)).toBeVisible(confirmationTimeout);
    await app.signIn();
    await expect(app).toBeSignedInAs(userWithSession);
  },
);
