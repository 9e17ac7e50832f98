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
  await expect(inbox.getByText('limits.requestsInSecond')).toBeVisible();
  expect(provider.account.limits.requestsInSecond).toBeNull();
});

test('quotas and templates are shown, and messages can be cleared', async ({ inbox, provider, sender }) => {
  await sender.send();
  await inbox.getByRole('button', { name: 'Clear these' }).click();
  await expect.poll(() => provider.inbox.messages(mainlandPhone)).toEqual([]);
  await inbox.getByRole('tab', { name: 'Account' }).click();
  await expect(inbox.getByText('Billed so far: 1. Balance: without end.')).toBeVisible();
  await expect(inbox.getByRole('table', { name: 'Templates' })).toContainText('您正在注册账号');
});
