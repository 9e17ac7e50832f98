import { expect } from '@playwright/test';
import { test as base } from '../../fixtures/playwright/application/relying-party.ts';
import { startUserinfoApp } from './userinfo-app.ts';

const test = base.extend<{ readonly userinfoApp: Awaited<ReturnType<typeof startUserinfoApp>> }>({
  userinfoApp: async ({ provider }, use) => {
    await using app = await startUserinfoApp(provider);
    await use(app);
  },
});

test('userinfo with the sub of the ID token is used', { tag: ['@RP-17.1'] }, async ({
  request,
  userinfoApp,
  provider,
}) => {
  await request.get(userinfoApp.signInUrl);
  const { subject } = provider.latest;
  const user: unknown = await (await request.get(userinfoApp.userUrl)).json();
  expect(user).toMatchObject({ isAuthenticated: true, claims: { sub: subject }, userInfo: { sub: subject } });
});

test.describe(() => {
  test.use({ fault: 'userinfo-of-another-subject' });
  test('userinfo with another sub is not used', { tag: ['@RP-17.2'] }, async ({ request, userinfoApp, provider }) => {
    await request.get(userinfoApp.signInUrl);
    const response = await request.get(userinfoApp.userUrl);
    expect(provider.userinfoRequests).toContain(provider.latest.tokens?.accessToken);
    expect(await response.text()).not.toContain('somebody-else');
  });
});
