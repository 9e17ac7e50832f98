import { quantile } from '../../bench/load.ts';
import { startFakeProvider } from '../../index.ts';
import { burst, numbersFrom, TimedStore, watchSmoothness } from '../../testing/burst.ts';
import { expect, senderTo } from '../../testing/test.ts';
import { test } from './testing.ts';

test('with 10,000 messages held, 1,000 a second for 10 s leave the page smooth and a waiting test quick', async ({
  page,
}, { annotations }) => {
  const store = new TimedStore();
  await using provider = await startFakeProvider({ openStore: () => store });
  const { send } = senderTo(provider);
  for (const first of Array.from({ length: 50 }, (_, batch) => 13_700_000_000 + batch * 200)) {
    await send({ PhoneNumberSet: numbersFrom(first, 200) });
  }
  const smoothness = await watchSmoothness(page);
  await page.goto(provider.controlUrl);
  await expect(page).toHaveTitle('(10000) SMS inbox');
  const loading = await smoothness();
  const waits = await burst(provider, store, 10);
  await expect(page.getByText('10000 held, 10000 gone to make room')).toBeVisible();
  const bursting = await smoothness();
  const wait = quantile(waits, 0.99);
  annotations.push({ type: 'figures', description: JSON.stringify({ loading, bursting, wait }) });
  expect([loading.longestTask, bursting.longestTask].filter((task) => task > 100)).toEqual([]);
  expect(wait).toBeLessThan(10);
});

test('four SendSms of 200 numbers leave the page smooth', async ({ page, provider, sender }) => {
  const smoothness = await watchSmoothness(page);
  await page.goto(provider.controlUrl);
  await expect(page.getByRole('status')).toHaveText('live');
  await Promise.all(
    [1, 2, 3, 4].map((half) => sender.send({ PhoneNumberSet: numbersFrom(13_800_000_000 + half * 200, 200) })),
  );
  await expect(page.getByText('800 held')).toBeVisible();
  expect((await smoothness()).longestTask).toBeLessThan(100);
});
