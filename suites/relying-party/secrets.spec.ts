import type { Page } from '@playwright/test';
import { test } from '../../fixtures/playwright/application/relying-party.ts';
import { expect } from '../../fixtures/playwright/test.ts';

/** Keeps the text of every response that the page gets from now on. */
const listen = (page: Page) => {
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => bodies.push(response.text().catch(() => '')));
  return async (): Promise<string> => (await Promise.all(bodies)).join('\n');
};

/** What a script of the page can read: the document, cookies and storage. */
const readable = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      document.cookie,
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      JSON.stringify(history.state),
    ].join('\n'),
  );

test('no token, code_verifier or client secret reaches the browser', { tag: ['@RP-20.1', '@AUT-03'] }, async ({
  app,
  page,
  application,
  provider,
}) => {
  const received = listen(page);
  await app.signIn();
  await expect(app.signOutButton).toBeVisible();
  const { subject, tokens, tokenRequests } = provider.latest;
  const seen = `${await received()}\n${await readable(page)}`;
  expect(seen, 'the scan finds the subject on the page').toContain(subject);
  const secrets = { ...tokens, verifier: tokenRequests?.[0]?.code_verifier, client: provider.client.clientSecret };
  expect(Object.values(secrets).filter((secret) => secret === undefined || seen.includes(secret))).toEqual([]);
  expect(seen).not.toContain(application.cookieSecret);
});
