import { toE164 } from '../../contracts/phone.ts';
import { test as base, expect } from '../../fixtures/playwright/application/guide.ts';
import type { AnyConfig } from '../../fixtures/playwright/people/administrator.ts';
import { withWrong } from './wrong-fields.ts';

const refusedConfig = /HTTP 400.*connector\.invalid_config/s;

const fields = {
  'GDE-22.1': 'accessKeyId',
  'GDE-23.1': 'accessKeySecret',
  'GDE-24.1': 'signName',
  'GDE-25.1': 'region',
  'GDE-26.1': 'sdkAppId',
  'GDE-27.1': 'templates',
} as const;

/** The object without this field, with null in it, and with a value of another type. */
const withoutField = (whole: object, field: string): AnyConfig[] => {
  const rest = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field));
  return [rest, { ...rest, [field]: null }, { ...rest, [field]: 7 }];
};

/** Asserts that a configuration is rejected, changed or saved anew, and that the stored one remains. */
const test = base.extend<{ readonly expectRejected: (...configs: AnyConfig[]) => Promise<void> }>({
  expectRejected: async ({ administrator }, use) => {
    await use(async (...configs) => {
      const before = await administrator.storedConnector();
      for (const config of configs) {
        await expect(administrator.changeConnector(config)).rejects.toThrow(refusedConfig);
        await expect(administrator.saveConnector(config)).rejects.toThrow(refusedConfig);
      }
      expect(await administrator.storedConnector()).toEqual(before);
    });
  },
});

for (const [id, field] of Object.entries(fields)) {
  test(`a connector configuration without ${field} is rejected and the stored one remains`, {
    tag: [`@${id}`],
  }, async ({ expectRejected, right }) => {
    await expectRejected(...withoutField(right, field));
  });
}

for (const [id, field] of [
  ['GDE-28.1', 'templateCode'],
  ['GDE-29.1', 'usageType'],
] as const) {
  test(`a template without ${field} is rejected and the stored configuration remains`, {
    tag: [`@${id}`],
  }, async ({ expectRejected, right }) => {
    const [first = {}, ...others] = right.templates;
    await expectRejected(
      ...withoutField(first, field).map((template) => ({ ...right, templates: [template, ...others] })),
    );
  });
}

for (const missing of ['Register', 'SignIn', 'ForgotPassword', 'Generic']) {
  test(`a connector configuration without a ${missing} template is rejected`, {
    tag: [`@GDE-30.1.${missing}`],
  }, async ({ expectRejected, right }) => {
    await expectRejected({ ...right, templates: right.templates.filter(({ usageType }) => usageType !== missing) });
  });
}

test('a connector configuration with no templates is rejected', { tag: ['@GDE-30.2'] }, async ({
  expectRejected,
  right,
}) => {
  await expectRejected({ ...right, templates: [] });
});

test('a template with an unknown usageType is rejected', { tag: ['@GDE-31.1'] }, async ({ expectRejected, right }) => {
  await expectRejected({
    ...right,
    templates: [...right.templates, { usageType: 'Newsletter', templateCode: '100001' }],
  });
});

for (const [id, field] of [
  ['GDE-32.1', 'accessKeyId'],
  ['GDE-33.1', 'accessKeySecret'],
  ['GDE-34.1', 'signName'],
  ['GDE-35.1', 'region'],
  ['GDE-36.1', 'sdkAppId'],
  ['GDE-37.1', 'templateCode'],
] as const) {
  test(
    `with a wrong ${field}, a send returns an error and no message is delivered`,
    {
      tag: [`@${id}`],
    },
    async ({ administrator, right, begin, stack, phone }, { annotations }) => {
      await administrator.changeConnector(withWrong(right, field));
      expect(await (await begin('Register')).sendCode(phone, 'Register')).toBeRefused('connector.');
      const verdicts = (await stack.inbox.requests(phone)).map(({ verdict }) => verdict);
      annotations.push({ type: 'provider response', description: verdicts.join(', ') });
      expect(verdicts).not.toContain('Ok');
      await expect(stack).toHaveSentOnly(phone);
    },
  );
}

test('with a wrong signName, the user sees an error on the phone number page', {
  tag: ['@GDE-33.2', '@GDE-34'],
}, async ({ submitNumber, administrator, right, user, phonePage, codePage, attachScreenshot }) => {
  await administrator.changeConnector(withWrong(right, 'signName'));
  await submitNumber(user.phone);
  await expect(phonePage.toast).toBeVisible();
  await attachScreenshot('The error when the provider rejects the request');
  await expect(codePage.firstBox).toBeHidden();
  await expect(phonePage.identifier).toBeVisible();
});

test('a template with a second placeholder returns an error and delivers no message', { tag: ['@GDE-49.1'] }, async ({
  administrator,
  right,
  begin,
  phone,
}) => {
  const templates = right.templates.map(({ templateCode }) => ({
    templateId: templateCode,
    text: 'Your code is {1}, it lives for {2} minutes.',
    type: 'verification' as const,
  }));
  const account = await administrator.openAccount({ templates });
  await administrator.changeConnector({ ...account.config });
  expect(await (await begin('Register')).sendCode(phone, 'Register')).toBeRefused('connector.');
  expect(await account.inbox.messages(phone)).toEqual([]);
});

for (const [country, where, number] of [
  ['HK', 'Hong Kong', '85261234567'],
  ['SG', 'Singapore', '6581234567'],
  ['GB', 'the United Kingdom', '447911123456'],
  ['US', 'the United States', '14155550123'],
] as const) {
  test(`with international templates, a code is delivered to a number in ${where}`, {
    tag: [`@GDE-50.1.${country}`],
  }, async ({ administrator, right, begin }) => {
    const account = await administrator.openAccount({
      signatures: [{ text: right.signName, scopes: ['mainland', 'global'] }],
      templates: right.templates.map(({ templateCode }) => ({
        templateId: templateCode,
        text: 'Your code is {1}.',
        type: 'verification',
        scope: 'global',
      })),
    });
    await administrator.changeConnector({ ...account.config });
    const visitor = await begin('Register');
    expect(await visitor.sendCode(number, 'Register')).toBeAccepted();
    const [message] = await account.inbox.messages(toE164(number));
    expect(message).toMatchObject({ phoneNumber: toE164(number), code: expect.stringMatching(/^\d{6}$/) });
  });
}

test('a saved connector configuration applies to the next send', { tag: ['@GDE-55.1'] }, async ({
  administrator,
  begin,
  stack,
  phone,
}) => {
  const visitor = await begin('Register');
  expect(await visitor.sendCode(phone, 'Register')).toBeAccepted();
  const account = await administrator.openAccount({});
  await administrator.saveConnector({ ...account.config });
  expect(await visitor.sendCode(phone, 'Register')).toBeAccepted();
  expect(await account.inbox.messages(phone)).toHaveLength(1);
  await expect(stack).toHaveSentOnly(phone, 'Register');
});
