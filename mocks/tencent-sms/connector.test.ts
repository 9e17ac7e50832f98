import { templateCodes, usageTypes } from '../../contracts/connector.ts';
import { connectorConfig } from './account.ts';
import { type FakeProvider, startFakeProvider } from './index.ts';
import { type ConnectorResult, startConnector } from './testing/connector.ts';
import { test as base, expect } from './testing/test.ts';

type Send = (to: string, type: string, payload: Record<string, unknown>) => Promise<ConnectorResult>;

const test = base.extend<object, { fake: FakeProvider; send: Send }>({
  fake: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter's pattern
    async ({}, use) => {
      await using fake = await startFakeProvider();
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

test('defect 1: an American number without plus sign goes to a stranger on the mainland, and is flagged', async ({
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
