import { type Browser, test as base, chromium, type Page } from '@playwright/test';
import { findBrowser, launchOptions } from '../../../fixtures/browser/index.ts';
import { type FakeProvider, startFakeProvider } from '../index.ts';
import { expect, mainlandPhone, type Sender, senderTo } from '../testing/test.ts';

const test = base.extend<{ fake: FakeProvider; to: Sender; inbox: Page }, { chrome: Browser }>({
  chrome: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter's pattern
    async ({}, use) => {
      const browser = await chromium.launch(launchOptions(await findBrowser({})));
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter's pattern
  fake: async ({}, use) => {
    await using fake = await startFakeProvider();
    await use(fake);
  },
  to: async ({ fake }, use) => {
    await use(senderTo(fake));
  },
  inbox: async ({ chrome, fake }, use) => {
    const context = await chrome.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(fake.controlUrl);
    await expect(page.getByRole('status')).toHaveText('live');
    await use(page);
    await context.close();
  },
});

test('a message arrives live and looks like one on a phone, in Chinese, with its code large', async ({ inbox, to }) => {
  await to.send();
  const phone = inbox.getByRole('region', { name: 'Phone' });
  await expect(phone).toContainText('【示例签名】您正在登录，验证码为123456，请勿泄露给他人。');
  await expect(phone.getByRole('status', { name: 'Code' })).toHaveText('123456');
  await expect(inbox.getByRole('list', { name: 'Messages' }).getByRole('button')).toHaveCount(1);
});

test('the code is copied by its button and by a key', async ({ inbox, to }) => {
  await to.send();
  await inbox.getByRole('button', { name: 'Copy code' }).click();
  expect(await inbox.evaluate(() => navigator.clipboard.readText())).toBe('123456');
  await to.send({ TemplateParamSet: ['777777'] });
  await expect(inbox.getByRole('status', { name: 'Code' })).toHaveText('777777');
  await inbox.keyboard.press('c');
  await expect(inbox.getByText('copied 777777')).toBeVisible();
});

test('messages are filtered by number and template', async ({ inbox, to }) => {
  await to.send();
  await to.send({ PhoneNumberSet: ['13900000000'], TemplateId: '100001' });
  const items = inbox.getByRole('list', { name: 'Messages' }).getByRole('button');
  await expect(items).toHaveCount(2);
  await inbox.getByLabel('Number').fill(mainlandPhone);
  await expect(items).toHaveText([/\+8613812345678/]);
  await inbox.getByLabel('Number').fill('');
  await inbox.getByLabel('Template').fill('100001');
  await expect(items).toHaveText([/\+8613900000000/]);
});

test('the keyboard moves through the messages', async ({ inbox, to }) => {
  await to.send({ TemplateParamSet: ['1111'] });
  await to.send({ TemplateParamSet: ['2222'] });
  const code = inbox.getByRole('status', { name: 'Code' });
  await expect(code).toHaveText('2222');
  await inbox.keyboard.press('j');
  await expect(code).toHaveText('1111');
  await inbox.keyboard.press('k');
  await expect(code).toHaveText('2222');
  await inbox.keyboard.press('/');
  await expect(inbox.getByLabel('Number')).toBeFocused();
});

test('a number that was read as a mainland one is pointed out', async ({ inbox, to }) => {
  await to.send({ PhoneNumberSet: ['13105550100'] });
  await expect(inbox.getByRole('note')).toContainText('read as the mainland number +8613105550100');
});

test('the request and the verdict of each rule stand beside the message', async ({ inbox, to }) => {
  await to.send();
  const rules = inbox.getByRole('list', { name: 'Verdict of each rule' });
  await expect(rules.getByText('✓ holds: recipient/parameter-count')).toBeVisible();
  await inbox.getByText('Request', { exact: true }).click();
  await expect(inbox.getByText('Signature=***')).toBeVisible();
});

test('a refused request shows which rule it broke, and which were not asked', async ({ inbox, to }) => {
  await inbox.getByRole('tab', { name: 'Requests' }).click();
  await to.send({ TemplateParamSet: ['1', '2'] });
  await expect(inbox.getByRole('cell', { name: 'FailedOperation.TemplateParamSetNotMatch' })).toBeVisible();
  await inbox.getByRole('button', { name: 'Show' }).click();
  await expect(inbox.getByText('✗ broken: recipient/parameter-count')).toBeVisible();
  await expect(inbox.getByText('– not asked: recipient/number')).toBeVisible();
});

test('a fault is set and ended on the page', async ({ inbox, fake, to }) => {
  await inbox.getByRole('tab', { name: 'Faults' }).click();
  await inbox.getByLabel('Code').fill('InternalError.Timeout');
  await inbox.getByLabel('Number').fill(mainlandPhone);
  await inbox.getByRole('button', { name: 'Set fault' }).click();
  await expect(inbox.getByRole('cell', { name: 'InternalError.Timeout' })).toBeVisible();
  expect((await to.send()).Error?.Code).toBe('InternalError.Timeout');
  await inbox.getByRole('button', { name: 'End' }).click();
  await expect.poll(() => fake.faults.list()).toEqual([]);
});

test('quotas and templates are shown, and messages can be cleared', async ({ inbox, fake, to }) => {
  await to.send();
  await inbox.getByRole('button', { name: 'Clear these' }).click();
  await expect.poll(() => fake.inbox.messages(mainlandPhone)).toEqual([]);
  await inbox.getByRole('tab', { name: 'Account' }).click();
  await expect(inbox.getByText('Billed so far: 1. Balance: without end.')).toBeVisible();
  await expect(inbox.getByRole('table', { name: 'Templates' })).toContainText('您正在注册账号');
});

test('the page calls nobody but the control API, and says nothing wrong to the console', async ({ chrome, fake }) => {
  const page = await chrome.newPage();
  const hosts = new Set<string>();
  const troubles: string[] = [];
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  page.on('console', (message) => troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.goto(fake.controlUrl);
  await expect(page.getByRole('status')).toHaveText('live');
  expect([...hosts].filter(Boolean)).toEqual([new URL(fake.controlUrl).host]);
  expect(troubles).toEqual([]);
  await page.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`text stands out in ${colorScheme} mode`, async ({ chrome, fake, to }) => {
    await to.send();
    const page = await chrome.newPage({ colorScheme });
    await page.goto(fake.controlUrl);
    const colors = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return [color, backgroundColor];
    });
    const luminance = colors.map((each) => Number(/\d+/.exec(each)?.[0]));
    expect(Math.abs((luminance[0] ?? 0) - (luminance[1] ?? 0))).toBeGreaterThan(150);
    await page.close();
  });
}
