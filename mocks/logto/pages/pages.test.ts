import { pageAssets, renderPage } from './index.ts';
import { expect, test } from './testing/test.ts';

const inEveryLanguage = [
  ['en', '/sign-in', 'Sign in to your account', 'Sign in', '+1'],
  ['en', '/register', 'Create your account', 'Create account', '+1'],
  ['zh-CN', '/sign-in', '登录你的账号', '登录', '+86'],
  ['zh-CN', '/register', '注册你的账号', '注册', '+86'],
] as const;

for (const [locale, path, title, button, callingCode] of inEveryLanguage) {
  test.describe(() => {
    test.use({ locale });
    test(`${path} speaks ${locale}`, async ({ page }) => {
      await page.goto(path);
      await expect(page).toHaveTitle(title);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.locator('button[name=submit]')).toHaveText(button);
      await expect(page.locator('div[role=button][aria-disabled=false]')).toHaveText(callingCode);
    });
  });
}

test('ui_locales wins over the language of the browser, and leaves the address', async ({ page }) => {
  await page.goto('/sign-in?app_id=web&ui_locales=fr%20zh-CN');
  await expect(page).toHaveTitle('登录你的账号');
  await expect(page).toHaveURL(/\/sign-in\?app_id=web$/);
});

for (const path of ['/sign-in', '/register', '/forgot-password', '/unknown-session', '/no-such-page']) {
  test(`${path} says that it is no Logto`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByText('Stand-in, not Logto')).toBeVisible();
  });
}

test('without a session the page says so', async ({ page }) => {
  await page.goto('/unknown-session');
  await expect(page).toHaveTitle('404 Not Found');
  await expect(page.getByText('Session not found. Please go back and sign in again.')).toBeVisible();
});

test('first screens take the place of each other, with app_id kept', async ({ page }) => {
  await page.goto('/sign-in?app_id=web');
  await page.getByRole('link', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/register\?app_id=web$/);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/sign-in\?app_id=web$/);
});

test('a page calls no host but its own', async ({ page, baseURL }) => {
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await page.goto('/sign-in', { waitUntil: 'networkidle' });
  expect([...hosts]).toEqual([baseURL]);
});

test('a page with all that it loads is small', async ({ page }) => {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => sizes.push(response.body().then((body) => body.length)));
  await page.goto('/sign-in', { waitUntil: 'networkidle' });
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(total).toBeLessThan(49_000);
});

test('every asset that a page names is there', () => {
  const html = renderPage({ path: '/sign-in', language: 'zh-CN' });
  const named = [...html.matchAll(/\/assets\/([\w.-]+)/g)].map(([, name]) => name);
  expect(new Set(named)).toEqual(new Set(pageAssets.keys()));
});
