import { connect } from 'node:tls';
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
  await inbox.getByRole('combobox', { name: 'Code' }).fill('InternalError.Timeout');
  await inbox.getByLabel('Number').fill(mainlandPhone);
  await inbox.getByRole('button', { name: 'Set fault' }).click();
  await expect(inbox.getByRole('cell', { name: 'InternalError.Timeout' })).toBeVisible();
  expect((await to.send()).Error?.Code).toBe('InternalError.Timeout');
  await inbox.getByRole('button', { name: 'End' }).click();
  await expect.poll(() => fake.faults.list()).toEqual([]);
});

test('a rule is broken for one template, for so many times and per cent', async ({ inbox, fake, to }) => {
  await inbox.getByRole('tab', { name: 'Faults' }).click();
  await inbox.getByLabel('Effect').selectOption('break a rule');
  await inbox.getByLabel('Template').fill('100002');
  await inbox.getByLabel('Per cent').fill('100');
  await inbox.getByLabel('Times').fill('2');
  await inbox.getByRole('button', { name: 'Set fault' }).click();
  await expect(
    inbox.getByRole('row', { name: /frequency\/number-day.*any number, template 100002.*0 of 2/ }),
  ).toBeVisible();
  expect((await to.send()).SendStatusSet?.[0]?.Code).toBe('LimitExceeded.PhoneNumberDailyLimit');
  await expect.poll(() => fake.faults.list()).toMatchObject([{ hits: 1, probability: 1 }]);
});

test('quotas are set on the page, by their names and by that of a new account', async ({ inbox, fake }) => {
  await inbox.getByRole('tab', { name: 'Account' }).click();
  await inbox.getByRole('button', { name: 'As in a new account' }).click();
  await inbox.getByLabel('To a number in an hour').fill('5');
  await inbox.getByLabel('Messages left').fill('20');
  await inbox.getByRole('button', { name: 'Set quotas' }).click();
  await expect(inbox.getByText('Balance: 20.')).toBeVisible();
  expect(fake.account.limits).toMatchObject({ sameContentIn30Seconds: 1, numberInDay: 10, numberInHour: 5 });
});

test('quotas that make no sense are refused with the reason', async ({ inbox, fake }) => {
  await inbox.getByRole('tab', { name: 'Account' }).click();
  await inbox.getByLabel('Requests in a second').fill('0');
  await inbox.getByRole('button', { name: 'Set quotas' }).click();
  await expect(inbox.getByText('limits.requestsInSecond')).toBeVisible();
  expect(fake.account.limits.requestsInSecond).toBeNull();
});

test('a client that was shown a wrong certificate stands among the requests', async ({ inbox, fake }) => {
  await inbox.getByRole('tab', { name: 'Requests' }).click();
  fake.faults.add({ effect: { kind: 'certificate', wrong: 'expired' } });
  connect({ port: fake.route.port, host: '127.0.0.1', servername: 'sms.tencentcloudapi.com' }).on(
    'error',
    () => undefined,
  );
  await expect(inbox.getByRole('row', { name: /TLS connection.*CertificateShown/ })).toBeVisible();
});

test('when the fake comes back after it was away, the page shows what it holds then', async ({ chrome }) => {
  const first = await startFakeProvider();
  const page = await chrome.newPage();
  await senderTo(first).send({ TemplateParamSet: ['1111'] });
  await page.goto(first.controlUrl);
  await expect(page.getByRole('status', { name: 'Code' })).toHaveText('1111');
  await first[Symbol.asyncDispose]();
  await expect(page.getByText('connection lost')).toBeVisible();
  await using second = await startFakeProvider({ controlPort: Number(new URL(first.controlUrl).port) });
  await expect(page.getByText('live', { exact: true })).toBeVisible();
  await senderTo(second).send({ TemplateParamSet: ['2222'] });
  await expect(page.getByRole('status', { name: 'Code' })).toHaveText('2222');
  await page.close();
});

test('of a thousand messages the newest 500 are shown, and the rest is counted', async ({ chrome, fake, to }) => {
  for (let batch = 0; batch < 5; batch += 1) {
    const numbers = Array.from({ length: 200 }, (_, index) => String(13_800_000_000 + 200 * batch + index));
    await to.send({ PhoneNumberSet: numbers });
  }
  const page = await chrome.newPage();
  await page.goto(fake.controlUrl);
  await expect(page.getByText('500 shown of 1000 held')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Messages' }).getByRole('button').first()).toContainText(
    '+8613800000999',
  );
  await page.close();
});

test('on a narrow screen nothing is wider than the screen', async ({ chrome, fake, to }) => {
  await to.send({ TemplateParamSet: ['1', '2'] });
  await to.send();
  const page = await chrome.newPage({ viewport: { width: 360, height: 740 } });
  await page.goto(fake.controlUrl);
  for (const name of ['Messages', 'Requests', 'Faults', 'Account']) {
    await page.getByRole('tab', { name }).click();
    await expect(page.getByRole('tabpanel', { name })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
  await page.close();
});

test('the page is small: it carries no more of zod than it needs', async ({ fake }) => {
  const script = await (await fetch(new URL('/page.js', fake.controlUrl))).text();
  expect(script.length).toBeLessThan(70_000);
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
