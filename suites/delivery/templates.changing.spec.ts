import { expect, test } from '../../fixtures/playwright/provider/with-provider.ts';
import { codeBy, messageOf } from './templates.ts';

const required = ['Register', 'SignIn', 'ForgotPassword', 'Generic'] as const;

test('without the optional templates, a sign-in code is sent with the SignIn template', { tag: ['@SND-08.1'] }, async ({
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
  test(`without the ${templateType} template, a send returns template_not_found`, {
    tag: [`@SND-08.2.${templateType}`],
  }, async ({ accountHolder, provider, connector }) => {
    await connector.keepTemplates(...required);
    const { phone } = accountHolder.user;
    expect(await accountHolder.askForCode(phone, templateType)).toBeRefused('connector.template_not_found');
    expect(await provider.requests(phone)).toEqual([]);
  });
}

test('a connector configuration without a required template is rejected', { tag: ['@SND-08.3'] }, async ({
  connector,
}) => {
  await expect(connector.keepTemplates('SignIn', 'Generic')).rejects.toThrow('connector.invalid_config');
});
