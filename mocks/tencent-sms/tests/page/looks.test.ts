import { startFakeProvider } from '../../index.ts';
import { expect, senderTo } from '../../testing/test.ts';
import { test } from './testing.ts';

test('when the fake comes back after it was away, the page shows what it holds then', async ({ page }) => {
  const first = await startFakeProvider();
  await senderTo(first).send({ TemplateParamSet: ['1111'] });
  await page.goto(first.controlUrl);
  await expect(page.getByRole('status', { name: 'Code' })).toHaveText('1111');
  await first[Symbol.asyncDispose]();
  await expect(page.getByText('connection lost')).toBeVisible();
  await using second = await startFakeProvider({ controlPort: Number(new URL(first.controlUrl).port) });
  await expect(page.getByText('live', { exact: true })).toBeVisible();
  await senderTo(second).send({ TemplateParamSet: ['2222'] });
  await expect(page.getByRole('status', { name: 'Code' })).toHaveText('2222');
});

for (const data of ['{"messages":7}', '{']) {
  test(`a batch that the page cannot read is told as a lost connection: ${data}`, async ({ page, provider }) => {
    await page.addInitScript((text) => {
      const source = class extends EventTarget {
        constructor() {
          super();
          setTimeout(() => this.dispatchEvent(new MessageEvent('batch', { data: text })));
        }
        close(): void {}
      };
      Object.assign(window, { EventSource: source });
    }, data);
    await page.goto(provider.controlUrl);
    await expect(page.getByText('connection lost')).toBeVisible();
  });
}

test('a list of a thousand messages shows them all, and builds only those in sight', async ({
  page,
  provider,
  sender,
}) => {
  for (let batch = 0; batch < 5; batch += 1) {
    const numbers = Array.from({ length: 200 }, (_, index) => String(13_800_000_000 + 200 * batch + index));
    await sender.send({ PhoneNumberSet: numbers });
  }
  await page.goto(provider.controlUrl);
  await expect(page).toHaveTitle('(1000) SMS inbox');
  const items = page.getByRole('list', { name: 'Messages' }).getByRole('button');
  await expect(items.first()).toContainText('+8613800000999');
  expect(await items.count()).toBeLessThan(50);
  await page.locator('.list').evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(items.last()).toContainText('+8613800000000');
});

test('on a narrow screen nothing is wider than the screen', async ({ page, provider, sender }) => {
  await sender.send({ TemplateParamSet: ['1', '2'] });
  await sender.send();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(provider.controlUrl);
  for (const name of ['Messages', 'Requests', 'Faults', 'Account']) {
    await page.getByRole('tab', { name }).click();
    await expect(page.getByRole('tabpanel', { name })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});

test('the page is small: it carries no more of zod than it needs', async ({ provider }) => {
  const script = await (await fetch(new URL('/page.js', provider.controlUrl))).text();
  expect(script.length).toBeLessThan(70_000);
});

test('the page calls the control API only, and logs no error to the console', async ({ page, provider }) => {
  const hosts = new Set<string>();
  const troubles: string[] = [];
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  page.on('console', (message) => troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.goto(provider.controlUrl);
  await expect(page.getByRole('status')).toHaveText('live');
  expect([...hosts].filter(Boolean)).toEqual([new URL(provider.controlUrl).host]);
  expect(troubles).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`text stands out in ${colorScheme} mode`, async ({ page, provider, sender }) => {
    await sender.send();
    await page.emulateMedia({ colorScheme });
    await page.goto(provider.controlUrl);
    const colors = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return [color, backgroundColor];
    });
    const luminance = colors.map((each) => Number(/\d+/.exec(each)?.[0]));
    expect(Math.abs((luminance[0] ?? 0) - (luminance[1] ?? 0))).toBeGreaterThan(150);
  });
}
