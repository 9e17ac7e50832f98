import { expect, test } from '../../fixtures/playwright/with-provider.ts';
import { codeBy, messageOf } from './templates.ts';

const required = ['Register', 'SignIn', 'ForgotPassword', 'Generic'] as const;

test('without an optional template the flows that have theirs go on', { tag: ['@SND-08.1'] }, async ({
  begin,
  codeFor,
  phone,
  provider,
  connector,
  stack,
}) => {
  await connector.keepTemplates(...required);
  await codeFor(await begin('SignIn'), phone, 'SignIn');
  expect((await provider.requests(phone)).map(messageOf)).toEqual([codeBy('SignIn', stack)]);
});

for (const templateType of ['UserPermissionValidation', 'BindMfa'] as const) {
  test(`without the template ${templateType} its flow ends in an error that says so, and nothing is sent`, {
    tag: [`@SND-08.2.${templateType}`],
  }, async ({ accountHolder, provider, connector }) => {
    await connector.keepTemplates(...required);
    const { phone } = accountHolder.user;
    expect(await accountHolder.askForCode(phone, templateType)).toBeRefused('connector.template_not_found');
    expect(await provider.requests(phone)).toEqual([]);
  });
}

test('without a required template the connector is refused', { tag: ['@SND-08.3'] }, async ({ connector }) => {
  await expect(connector.keepTemplates('SignIn', 'Generic')).rejects.toThrow('connector.invalid_config');
});
