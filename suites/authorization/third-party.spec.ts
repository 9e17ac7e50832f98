import { z } from 'zod';
import { authorizationQuery } from '../../fixtures/http/authorization.ts';
import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

test('the consent page shows a third-party client and its scopes before it redirects to it', {
  tag: ['@AUT-20.1'],
}, async ({ page, register, stack, userWithSession: _, visit, issuer, says, attachScreenshot, requestsSeen }) => {
  const application = await register({ type: 'Traditional', isThirdParty: true });
  const path = `/applications/${application.clientId}/user-consent-scopes`;
  await stack.management.call('POST', path, z.void(), { userScopes: ['profile', 'phone'] });
  const query = authorizationQuery(visit(application).request, { scope: 'openid profile phone' });
  await page.goto(`${issuer}/auth?${query}`);
  await expect(page.getByText(application.name).first()).toBeVisible();
  await expect(page.getByText(await says('user_scopes.descriptions.phone'))).toBeVisible();
  await attachScreenshot('The consent page');
  expect(requestsSeen.filter(({ url }) => url.startsWith(application.url))).toEqual([]);
});
