import { connect } from 'node:tls';
import { expect, mainlandPhone } from '../../testing/test.ts';
import { test } from './testing.ts';

test('a message arrives live and looks like one on a phone, in Chinese, with its code large', async ({
  inbox,
  sender,
}) => {
  await sender.send();
  const phone = inbox.getByRole('region', { name: 'Phone' });
  await expect(phone).toContainText('【示例签名】您正在登录，验证码为123456，请勿泄露给他人。');
  await expect(phone.getByRole('status', { name: 'Code' })).toHaveText('123456');
  await expect(inbox.getByRole('list', { name: 'Messages' }).getByRole('button')).toHaveCount(1);
});

test('the code is copied by its button and by a key', async ({ inbox, sender }) => {
  await sender.send();
  await inbox.getByRole('button', { name: 'Copy code' }).click();
  expect(await inbox.evaluate(() => navigator.clipboard.readText())).toBe('123456');
  await sender.send({ TemplateParamSet: ['777777'] });
  await expect(inbox.getByText('2 held')).toBeVisible();
  await inbox.keyboard.press('k');
  await inbox.keyboard.press('c');
  await expect(inbox.getByText('copied 777777')).toBeVisible();
});

test('messages are filtered by number and template', async ({ inbox, sender }) => {
  await sender.send();
  await sender.send({ PhoneNumberSet: ['13900000000'], TemplateId: '100001' });
  const items = inbox.getByRole('list', { name: 'Messages' }).getByRole('button');
  await expect(items).toHaveCount(2);
  await inbox.getByLabel('Number').fill(mainlandPhone);
  await expect(items).toHaveText([/\+8613812345678/]);
  await inbox.getByLabel('Number').fill('');
  await inbox.getByLabel('Template').fill('100001');
  await expect(items).toHaveText([/\+8613900000000/]);
});

test('the keyboard moves through the messages', async ({ inbox, sender }) => {
  await sender.send({ TemplateParamSet: ['1111'] });
  await sender.send({ TemplateParamSet: ['2222'] });
  await expect(inbox.getByText('2 held')).toBeVisible();
  const code = inbox.getByRole('status', { name: 'Code' });
  await inbox.keyboard.press('k');
  await expect(code).toHaveText('2222');
  await inbox.keyboard.press('j');
  await expect(code).toHaveText('1111');
  await inbox.keyboard.press('/');
  await expect(inbox.getByLabel('Number')).toBeFocused();
});

test('the keyboard moves through the views', async ({ inbox }) => {
  await inbox.getByRole('tab', { name: 'Messages' }).focus();
  await inbox.keyboard.press('ArrowRight');
  await expect(inbox.getByRole('tab', { name: 'Requests', selected: true })).toBeFocused();
  await inbox.keyboard.press('ArrowLeft');
  await inbox.keyboard.press('ArrowLeft');
  await expect(inbox.getByRole('tabpanel', { name: 'Account' })).toBeVisible();
});

test('a screen reader is told what everything is', async ({ inbox, sender }) => {
  await sender.send();
  const phone = inbox.getByRole('region', { name: 'Phone' });
  await expect(phone.getByRole('heading', { name: '+8613812345678', level: 2 })).toBeVisible();
  await expect(inbox.getByRole('tablist', { name: 'Views' }).getByRole('tab')).toHaveCount(4);
  await expect(inbox.getByRole('form', { name: 'Filters' }).getByRole('textbox', { name: 'Template' })).toBeVisible();
  await expect(inbox.getByRole('region', { name: 'Request and verdicts' })).toContainText('SendSms: Ok');
  await expect(inbox.getByRole('combobox', { name: 'Namespace' })).toHaveValue('default');
});

test('a number that was read as a mainland one is pointed out', async ({ inbox, sender }) => {
  await sender.send({ PhoneNumberSet: ['13105550100'] });
  await expect(inbox.getByRole('note')).toContainText('read as the mainland number +8613105550100');
});

test('the request stands beside the message, and the rules that hold are folded', async ({ inbox, sender }) => {
  await sender.send();
  const rule = inbox.getByText('✓ holds: recipient/parameter-count');
  await expect(rule).toBeHidden();
  await inbox.getByText('rules hold').click();
  await expect(rule).toBeVisible();
  await inbox.getByText('Request', { exact: true }).click();
  await expect(inbox.getByText('Signature=***')).toBeVisible();
});

test('a refused request shows which rule it broke, and which were not asked', async ({ inbox, sender }) => {
  await inbox.getByRole('tab', { name: 'Requests' }).click();
  await sender.send({ TemplateParamSet: ['1', '2'] });
  await expect(inbox.getByRole('cell', { name: 'FailedOperation.TemplateParamSetNotMatch' })).toBeVisible();
  await inbox.getByRole('button', { name: 'Show' }).click();
  await expect(inbox.getByRole('note')).toContainText('Broken: recipient/parameter-count');
  await inbox.getByText('rules hold').click();
  await expect(inbox.getByText('✗ broken: recipient/parameter-count')).toBeVisible();
  await expect(inbox.getByText('– not asked: recipient/number')).toBeVisible();
});

test('a request that comes while the list is on its way stays in it', async ({ inbox, sender }) => {
  const [asked, sent] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await inbox.route(/requests.recent/, async (route) => {
    const response = await route.fetch();
    asked.resolve();
    await sent.promise.then(() => route.fulfill({ response }));
  });
  const answered = inbox.waitForResponse(/requests.recent/);
  await inbox.getByRole('tab', { name: 'Requests' }).click();
  await asked.promise.then(() => sender.send());
  await expect(inbox.getByRole('cell', { name: 'Ok' })).toBeVisible();
  sent.resolve();
  await (await answered).finished();
  await inbox.getByRole('button', { name: 'Show' }).click({ timeout: 5000 });
});

test('a client that was shown a wrong certificate stands among the requests', async ({ inbox, provider }) => {
  await inbox.getByRole('tab', { name: 'Requests' }).click();
  provider.faults.add({ effect: { kind: 'certificate', wrong: 'expired' } });
  connect({ port: provider.route.port, host: '127.0.0.1', servername: 'sms.tencentcloudapi.com' }).on(
    'error',
    () => undefined,
  );
  await expect(inbox.getByRole('row', { name: /TLS connection.*CertificateShown/ })).toBeVisible();
});
