import { templateCodes, usageTypes } from '../../../contracts/connector.ts';
import { connectorConfig, defaultAccount, type FakeProvider } from '../index.ts';
import { type ConnectorResult, startConnector } from '../testing/connector.ts';
import { test as base, expect, startWith } from '../testing/test.ts';

type Send = (to: string, type: string, payload: Record<string, unknown>) => Promise<ConnectorResult>;

const test = base.extend<object, { fake: FakeProvider; send: Send }>({
  fake: [
    async ({}, use) => {
      await using fake = await startWith({ signatures: [{ text: '示例签名', scopes: ['mainland', 'global'] }] });
      await use(fake);
    },
    { scope: 'worker' },
  ],
  send: [
    async ({ fake }, use) => {
      await using connector = await startConnector(fake.route);
      await use((to, type, payload) => connector.send(connectorConfig(fake.account), to, type, payload));
    },
    { scope: 'worker' },
  ],
});

test('the published connector, unmodified, delivers a code with each usage type', async ({ fake, send }) => {
  for (const [index, usageType] of usageTypes.entries()) {
    const phone = `861381000000${index}`;
    expect(await send(phone, usageType, { code: '246810', locale: 'zh-CN' })).toMatchObject({ sent: true });
    expect(await fake.inbox.next(phone)).toMatchObject({ templateId: templateCodes[usageType], code: '246810' });
  }
});

test('the published connector reports a refusal with its code', async ({ send }) => {
  expect(await send('8612000000000', 'SignIn', { code: '246810' })).toMatchObject({
    sent: false,
    error: {
      data: { message: expect.stringContaining('IncorrectPhoneNumber: incorrect mobile number format') },
    },
  });
});

test('defect 1: an American number without plus sign goes to another number on the mainland, and is flagged', async ({
  fake,
  send,
}) => {
  expect(await send('13105550100', 'SignIn', { code: '246810' })).toMatchObject({ sent: true });
  const message = await fake.inbox.next('+8613105550100');
  expect(message.warnings).toEqual([expect.stringContaining('read as the mainland number +8613105550100')]);
});

test('defect 2: numbers of other countries leave without plus sign and are refused', async ({ fake, send }) => {
  for (const to of ['6591234567', '85291234567', '12025550100']) {
    await send(to, 'SignIn', { code: '246810' });
    expect(fake.requests(to)).toMatchObject([{ verdict: 'InvalidParameterValue.IncorrectPhoneNumber' }]);
  }
});

test('defect 3: ui_locales becomes a second template parameter and is refused', async ({ fake, send }) => {
  const result = await send('8613810000021', 'SignIn', { code: '246810', locale: 'zh-CN', uiLocales: 'zh-CN en' });
  expect(result.sent).toBe(false);
  expect(fake.requests('8613810000021')).toMatchObject([
    { verdict: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate' },
  ]);
});

test('defect 4: any other field of the payload becomes a template parameter, an object as "[object Object]"', async ({
  fake,
  send,
}) => {
  await send('8613810000031', 'SignIn', { code: '246810', application: { name: 'Sample' } });
  expect(fake.requests('8613810000031')).toMatchObject([
    {
      verdict: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
      body: expect.stringContaining('"TemplateParamSet":["246810","[object Object]"]'),
    },
  ]);
});

test('defect 5: a provider that never answers holds the connector for as long as it likes', async ({ fake, send }) => {
  fake.faults.add({ effect: { kind: 'hang' }, match: { phone: '8613810000032' } });
  const outcome = await Promise.race([
    send('8613810000032', 'SignIn', { code: '246810' }),
    expect
      .poll(() => fake.requests('8613810000032'), { timeout: 3000 })
      .toHaveLength(1)
      .then(() => 'taken'),
  ]);
  expect(outcome).toBe('taken');
});

for (const [index, code] of ['LimitExceeded.PhoneNumberDailyLimit', 'RequestLimitExceeded'].entries()) {
  test(`defect 6: ${code} looks like any other error`, async ({ fake, send }) => {
    const to = `861381000004${index}`;
    fake.faults.add({ effect: { kind: 'error', code }, match: { phone: to } });
    expect(await send(to, 'SignIn', { code: '246810' })).toMatchObject({ sent: false, error: { code: 'general' } });
  });
}

test("defect 7: the provider's own words are all that the error has", async ({ fake, send }) => {
  fake.faults.add({
    effect: { kind: 'error', code: 'LimitExceeded.PhoneNumberDailyLimit' },
    match: { phone: '8613810000050' },
  });
  const { error } = await send('8613810000050', 'SignIn', { code: '246810' });
  expect(error?.data).toEqual({
    message: expect.stringMatching(/^LimitExceeded.PhoneNumberDailyLimit: the number of sms messages .*, RequestId: /),
  });
});

test('defect 8: a body that is no JSON, or has no status set, is no connector error', async ({ fake, send }) => {
  fake.faults.add({ effect: { kind: 'body' }, match: { phone: '8613810000060' } });
  fake.faults.add({ effect: { kind: 'body', body: '{"Response":{}}' }, match: { phone: '8613810000061' } });
  fake.faults.add({ effect: { kind: 'reset' }, match: { phone: '8613810000062' } });
  const results = [];
  for (const to of ['8613810000060', '8613810000061', '8613810000062']) {
    results.push((await send(to, 'SignIn', { code: '246810' })).error?.name);
  }
  expect(results).toEqual(['ParseError', 'TypeError', 'RequestError']);
});

test('defect 9: an error with another HTTP status has another shape', async ({ fake, send }) => {
  const body = '{"Response":{"Error":{"Code":"InternalError","Message":"busy"},"RequestId":"x"}}';
  fake.faults.add({ effect: { kind: 'status', status: 400, body }, match: { phone: '8613810000070' } });
  const { error } = await send('8613810000070', 'SignIn', { code: '246810' });
  expect(error?.data).toMatchObject({ errorDescription: 'busy', Code: 'InternalError', success: true });
});

test('defect 10: a usage type without a template does not fall back to Generic, and nothing is sent', async ({
  fake,
  send,
}) => {
  expect(await send('8613810000080', 'OrganizationInvitation', { code: '246810' })).toMatchObject({
    error: { code: 'template_not_found' },
  });
  expect(fake.requests('8613810000080')).toEqual([]);
});

test('defect 11: one template serves all countries, so a foreign number gets a mainland one', async ({
  fake,
  send,
}) => {
  await send('+60198890000', 'SignIn', { code: '246810' });
  expect(fake.requests('+60198890000')).toMatchObject([
    { verdict: 'UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone' },
  ]);
});

test('defect 12: the usual template with a code and its minutes cannot be used', async () => {
  const text = '{1}为您的登录验证码，请于{2}分钟内填写。';
  const templates = defaultAccount().templates.flatMap((template) =>
    template.scope === 'global' ? [] : [{ ...template, text }],
  );
  await using fake = await startWith({ templates });
  await using connector = await startConnector(fake.route);
  await connector.send(connectorConfig(fake.account), '8613810000090', 'SignIn', { code: '246810' });
  expect(fake.requests('8613810000090')).toMatchObject([
    { verdict: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate' },
  ]);
});
