import { startFakeProvider } from '../../index.ts';
import { expect, senderTo } from '../../testing/test.ts';
import { test } from './testing.ts';

const numbers = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(13_800_000_000 + index));

test('a message that arrives does not replace the one that is read', async ({ inbox, sender }) => {
  await sender.send({ TemplateParamSet: ['1111'] });
  const code = inbox.getByRole('status', { name: 'Code' });
  await expect(code).toHaveText('1111');
  await sender.send({ TemplateParamSet: ['2222'] });
  await expect(inbox.getByText('2 held')).toBeVisible();
  await expect(code).toHaveText('1111');
});

test('the scroll position stays when messages arrive above it', async ({ inbox, sender }) => {
  await sender.send({ PhoneNumberSet: numbers(200) });
  await expect(inbox.getByText('200 held')).toBeVisible();
  const item = inbox.getByRole('button', { name: '+8613800000100' });
  await inbox.locator('.list').evaluate((list) => list.scrollTo(0, 78 * 98));
  const before = await item.boundingBox();
  await sender.send({ PhoneNumberSet: numbers(50) });
  await expect(inbox.getByText('250 held')).toBeVisible();
  expect(await item.boundingBox()).toEqual(before);
});

test('j keeps the choice in sight, and the focus on it', async ({ inbox, sender }) => {
  await sender.send({ PhoneNumberSet: numbers(40) });
  await inbox.getByRole('button', { name: '+8613800000039' }).press('Enter');
  for (const _ of numbers(20)) {
    await inbox.keyboard.press('j');
  }
  const item = inbox.getByRole('button', { name: '+8613800000019' });
  await expect(item).toBeInViewport({ ratio: 1 });
  await expect(item).toBeFocused();
});

test('Enter on a message keeps the focus on it, also when others arrive', async ({ inbox, sender }) => {
  await sender.send({ PhoneNumberSet: numbers(5) });
  const item = inbox.getByRole('button', { name: '+8613800000002' });
  await item.focus();
  await inbox.keyboard.press('Enter');
  await sender.send({ PhoneNumberSet: numbers(2) });
  await expect(inbox.getByText('7 held')).toBeVisible();
  await expect(item).toBeFocused();
  await expect(inbox.getByRole('heading', { name: '+8613800000002' })).toBeVisible();
});

test('a filter without hits shows no message, and nothing to clear', async ({ inbox, sender }) => {
  await sender.send();
  await inbox.getByLabel('Text').fill('nothing like it');
  await expect(inbox.getByText('0 shown of 1 held')).toBeVisible();
  await expect(inbox.getByRole('status', { name: 'Code' })).toBeHidden();
  await expect(inbox.getByRole('button', { name: 'Clear these' })).toBeDisabled();
});

test('messages that another client clears leave the page, the open one too', async ({ inbox, provider, sender }) => {
  await sender.send({ TemplateParamSet: ['1111'] });
  await expect(inbox.getByRole('status', { name: 'Code' })).toHaveText('1111');
  await fetch(new URL('/inbox/messages', provider.controlUrl), { method: 'DELETE' });
  await expect(inbox.getByText('0 held')).toBeVisible();
  await expect(inbox.getByText('No message yet')).toBeVisible();
});

test('a message that had to go to make room is read on', async ({ page }) => {
  await using provider = await startFakeProvider({ capacity: 10 });
  const { send } = senderTo(provider);
  await send({ TemplateParamSet: ['1111'] });
  await page.goto(provider.controlUrl);
  await expect(page.getByRole('status', { name: 'Code' })).toHaveText('1111');
  await send({ PhoneNumberSet: numbers(20) });
  await expect(page.getByText('10 held, 11 gone to make room')).toBeVisible();
  await expect(page.getByRole('status', { name: 'Code' })).toHaveText('1111');
});

test('one message is deleted', async ({ inbox, provider, sender }) => {
  await sender.send({ PhoneNumberSet: numbers(3) });
  await inbox.getByRole('button', { name: '+8613800000001' }).click();
  await inbox.getByRole('button', { name: 'Delete' }).click();
  await expect(inbox.getByText('2 held')).toBeVisible();
  expect(await provider.inbox.messages('13800000001')).toEqual([]);
});

test('clearing asks once, and spares what came since', async ({ inbox, provider, sender }) => {
  await sender.send({ SessionContext: 'order-77' });
  await sender.send({ SessionContext: 'order-78' });
  await inbox.getByLabel('Text').fill('ORDER-77');
  await inbox.getByRole('button', { name: 'Clear these' }).click();
  await sender.send({ SessionContext: 'order-77' });
  await inbox.getByRole('button', { name: 'Clear 1 message' }).click();
  await expect.poll(async () => (await provider.inbox.messages('13812345678')).length).toBe(2);
  expect(await provider.inbox.messages('13812345678')).toMatchObject([{ id: '2' }, { id: '3' }]);
});

test('clearing that is not confirmed clears nothing', async ({ inbox, provider, sender }) => {
  await sender.send();
  await inbox.getByRole('button', { name: 'Clear these' }).click();
  await inbox.getByRole('button', { name: 'Keep' }).click();
  await inbox.getByRole('button', { name: 'Clear these' }).click();
  await inbox.keyboard.press('Escape');
  expect(await provider.inbox.messages('13812345678')).toHaveLength(1);
});

test('SessionContext and SerialNo are shown and found, and the date', async ({ inbox, sender }) => {
  const { SendStatusSet: [status] = [] } = await sender.send({ SessionContext: 'Order 77' });
  await expect(inbox.getByRole('region', { name: 'Phone' })).toContainText(
    `SerialNo: ${status?.SerialNo}SessionContext: Order 77`,
  );
  await inbox.getByLabel('Text').fill(status?.SerialNo ?? '');
  await expect(inbox.getByText('1 held')).toBeVisible();
  await expect(inbox.locator('.phone time')).toHaveText(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
});

test('a link leads to a message and to a filter', async ({ inbox, sender, context }) => {
  await sender.send({ TemplateParamSet: ['1111'] });
  await expect(inbox.getByRole('status', { name: 'Code' })).toHaveText('1111');
  await sender.send({ TemplateParamSet: ['2222'], PhoneNumberSet: ['13900000000'] });
  const link = await inbox.getByRole('link', { name: 'Link to this message' }).evaluate((a) => String(a));
  await inbox.getByLabel('Number').fill('139');
  await expect(inbox).toHaveURL(/#phone=139$/);
  const [message, filter] = [await context.newPage(), await context.newPage()];
  await message.goto(link);
  await expect(message.getByRole('status', { name: 'Code' })).toHaveText('1111');
  await filter.goto(inbox.url());
  await expect(filter.getByText('1 shown of 2 held')).toBeVisible();
  await expect(filter.getByLabel('Number')).toHaveValue('139');
});

test('a link to a message that is not held says so', async ({ page, provider, sender }) => {
  await sender.send();
  await page.goto(new URL('/#message=77', provider.controlUrl).href);
  await expect(page.getByText('Message 77 is not here.')).toBeVisible();
});

test('an invalid number is refused beside its field, and no message is shown', async ({ inbox, sender }) => {
  await sender.send();
  await inbox.getByLabel('Number').fill('abc');
  await expect(inbox.getByRole('alert')).toHaveText('must be a phone number or digits of one');
  await expect(inbox.getByRole('list', { name: 'Messages' }).getByRole('button')).toHaveCount(0);
});
