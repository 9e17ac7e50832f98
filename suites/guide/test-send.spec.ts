import { expect, test } from '../../fixtures/playwright/guide.ts';

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

for (const [field, value] of [
  ['accessKeyId', 'AKIDofnobody000000000'],
  ['accessKeySecret', 'a-secret-of-nobody'],
  ['signName', 'a signature of nobody'],
  ['region', 'eu-nowhere'],
  ['sdkAppId', '1400009999'],
] as const) {
  test(`a test send with a wrong ${field} returns an error`, { tag: [`@GDE-52.1.${field}`] }, async ({
    right,
    testSend,
    stack,
    phone,
  }) => {
    await expect(testSend(phone, { ...right, [field]: value })).rejects.toThrow(/HTTP 400.*connector\./s);
    await expect(stack).toHaveSentOnly(phone);
  });
}

test('a test send with a wrong templateCode or a missing field returns an error', { tag: ['@GDE-52.2'] }, async ({
  right,
  testSend,
  stack,
  phone,
}) => {
  const templates = right.templates.map((template) => ({ ...template, templateCode: '999999' }));
  await expect(testSend(phone, { ...right, templates })).rejects.toThrow(/HTTP 400.*connector\./s);
  await expect(testSend(phone, { ...right, signName: null })).rejects.toThrow(/HTTP 400.*connector\.invalid_config/s);
  await expect(stack).toHaveSentOnly(phone);
});
