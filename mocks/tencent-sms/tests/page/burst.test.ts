import { mainlandNumbers } from '../../testing/sender.ts';
import { expect } from '../../testing/test.ts';
import { test } from './testing.ts';

test('800 messages at once are shown by few requests, and only rows in sight are built', async ({ inbox, sender }) => {
  const requests: string[] = [];
  inbox.on('request', (request) => requests.push(request.url()));
  const sets = [1, 2, 3, 4].map((set) => mainlandNumbers(13_800_000_000 + set * 200, 200));
  await Promise.all(sets.map((set) => sender.send({ PhoneNumberSet: set })));
  await expect(inbox.getByText('800 held')).toBeVisible();
  expect(requests.length).toBeLessThan(10);
  expect(await inbox.locator('.list li').count()).toBeLessThan(60);
});
