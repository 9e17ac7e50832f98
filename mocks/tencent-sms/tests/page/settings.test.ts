import { expect, mainlandPhone } from '../../testing/test.ts';
import { test } from './testing.ts';

test('a fault is set and ended on the page', async ({ inbox, provider, sender }) => {
  await inbox.getByRole('tab', { name: 'Faults' }).click();
  await inbox.getByRole('combobox', { name: 'Code' }).fill('InternalError.Timeout');
  await inbox.getByRole('textbox', { name: 'Number' }).fill(mainlandPhone);
  await inbox.getByRole('button', { name: 'Set fault' }).click();
  await expect(inbox.getByRole('cell', { name: 'InternalError.Timeout' })).toBeVisible();
  expect((await sender.send()).Error?.Code).toBe('InternalError.Timeout');
  await inbox.getByRole('button', { name: 'End' }).click();
  await expect.poll(() => provider.faults.list()).toEqual([]);
});

test('a rule is broken for one template, for so many times and per cent', async ({ inbox, provider, sender }) => {
  await inbox.getByRole('tab', { name: 'Faults' }).click();
  await inbox.getByLabel('Effect').selectOption('break a rule');
  await inbox.getByLabel('Template').fill('100002');
  await inbox.getByLabel('Per cent').fill('100');
  await inbox.getByLabel('Times').fill('2');
  await inbox.getByRole('button', { name: 'Set fault' }).click();
  await expect(
    inbox.getByRole('row', { name: /frequency\/number-day.*any number, template 100002.*0 of 2/ }),
  ).toBeVisible();
  expect((await sender.send()).SendStatusSet?.[0]?.Code).toBe('LimitExceeded.PhoneNumberDailyLimit');
  await expect.poll(() => provider.faults.list()).toMatchObject([{ hits: 1, probability: 1 }]);
});

test('quotas are set on the page, by their names and by that of a new account', async ({ inbox, provider }) => {
  await inbox.getByRole('tab', { name: 'Account' }).click();
  await inbox.getByRole('button', { name: 'As in a new account' }).click();
  await inbox.getByLabel('To a number in an hour').fill('5');
  await inbox.getByLabel('Messages left').fill('20');
  await inbox.getByRole('button', { name: 'Set quotas' }).click();
  await expect(inbox.getByText('Balance: 20.')).toBeVisible();
  expect(provider.account.limits).toMatchObject({ sameContentIn30Seconds: 1, numberInDay: 10, numberInHour: 5 });
});

test('quotas that make no sense are refused with the reason', async ({ inbox, provider }) => {
  await inbox.getByRole('tab', { name: 'Account' }).click();
  await inbox.getByLabel('Requests in a second').fill('0');
  await inbox.getByRole('button', { name: 'Set quotas' }).click();
  await expect(inbox.getByRole('form', { name: 'Quotas' }).getByRole('alert')).toHaveText('must be 1 at least');
  await expect(inbox.getByLabel('Requests in a second')).toHaveAttribute('aria-invalid', 'true');
  expect(provider.account.limits.requestsInSecond).toBeNull();
});

test('an invalid fault is explained beside its field', async ({ inbox, provider }) => {
  await inbox.getByRole('tab', { name: 'Faults' }).click();
  await inbox.getByRole('combobox', { name: 'Code' }).fill('NoSuchCode');
  await inbox.getByRole('textbox', { name: 'Number' }).fill('abc');
  await inbox.getByLabel('Per cent').fill('150');
  await inbox.getByLabel('Times').fill('1.5');
  await inbox.getByRole('button', { name: 'Set fault' }).click();
  await expect(inbox.locator('label', { hasText: /^Code/ })).toContainText('is none of the values that are known');
  await expect(inbox.locator('label', { hasText: /^Number/ })).toContainText('must be a phone number');
  await expect(inbox.locator('label', { hasText: 'Per cent' })).toContainText('must be between 0 and 100');
  await expect(inbox.locator('label', { hasText: /^Times/ })).toContainText('must be a whole number');
  expect(provider.faults.list()).toEqual([]);
});

test('a fault that needs a number says so where there is none', async ({ inbox }) => {
  await inbox.getByRole('tab', { name: 'Faults' }).click();
  await inbox.getByLabel('Effect').selectOption('late reply');
  await inbox.getByLabel('Milliseconds').fill('');
  await inbox.getByRole('button', { name: 'Set fault' }).click();
  await expect(inbox.getByRole('alert')).toHaveText('must be a number');
});

test('quotas, signatures and templates of the account are shown', async ({ inbox, sender }) => {
  await sender.send();
  await inbox.getByRole('tab', { name: 'Account' }).click();
  await expect(inbox.getByText('Billed so far: 1. Balance: without end.')).toBeVisible();
  await expect(inbox.getByRole('table', { name: 'Templates' })).toContainText('您正在注册账号');
});
