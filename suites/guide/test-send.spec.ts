import { expect, test } from '../../fixtures/playwright/application/guide.ts';
import { withWrong } from './wrong-fields.ts';

test('a test send delivers one message with the Generic template and stores nothing', { tag: ['@GDE-51.1'] }, async ({
  readConnector,
  right,
  testSend,
  stack,
  phone,
}) => {
  const before = await readConnector();
  const templates = right.templates.filter(({ usageType }) =>
    /^(Register|SignIn|ForgotPassword|Generic)$/.test(usageType),
  );
  await testSend(phone, { ...right, templates });
  await expect(stack).toHaveSentOnly(phone, 'Generic');
  expect(await readConnector()).toBe(before);
});

for (const field of ['accessKeyId', 'accessKeySecret', 'signName', 'region', 'sdkAppId'] as const) {
  test(`a test send with a wrong ${field} returns an error`, { tag: [`@GDE-52.1.${field}`] }, async ({
    right,
    testSend,
    stack,
    phone,
  }) => {
    await expect(testSend(phone, withWrong(right, field))).rejects.toThrow(/HTTP 400.*connector\./s);
    await expect(stack).toHaveSentOnly(phone);
  });
}

test('a test send with a wrong templateCode or a missing field returns an error', { tag: ['@GDE-52.2'] }, async ({
  right,
  testSend,
  stack,
  phone,
}) => {
  await expect(testSend(phone, withWrong(right, 'templateCode'))).rejects.toThrow(/HTTP 400.*connector\./s);
  await expect(testSend(phone, { ...right, signName: null })).rejects.toThrow(/HTTP 400.*connector\.invalid_config/s);
  await expect(stack).toHaveSentOnly(phone);
});
