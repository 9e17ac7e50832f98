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
const question = (page: Page) => page.getByRole('button');
const patience = { timeout: 2000 };

test('a link to sign-out without a hint asks before it signs out', { tag: ['@OUT-07.1'] }, async ({
  app,
  page,
  stack,
  userWithSession,
  look,
}) => {
  await followLink(page, `${stack.description.logto.endpoint}/oidc/session/end`);
  await expect(question(page)).toBeVisible(patience);
  await look('The question before sign-out');
  await app.signIn();
  await expect(app).toBeSignedInAs(userWithSession);
});

overHttp(
  'a hint of another user asks before it signs out',
  { tag: ['@OUT-08.1'] },
  async ({ app, page, stack, member, userWithSession }) => {
    const query = new URLSearchParams({ id_token_hint: hintOf(member) });
    await followLink(page, `${stack.description.logto.endpoint}/oidc/session/end?${query}`);
    await expect(question(page)).toBeVisible(patience);
    await app.signIn();
    await expect(app).toBeSignedInAs(userWithSession);
  },
);
