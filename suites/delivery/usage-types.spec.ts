import { z } from 'zod';
import { templateCodes, tencentConnectorId } from '../../contracts/connector.ts';
import { expect, test } from '../../fixtures/playwright/with-provider.ts';
import { connectorConfig, defaultAccount } from '../../mocks/sms-provider/client.ts';
import { codeBy, codeByTemplate, messageOf } from './templates.ts';

for (const event of ['SignIn', 'Register', 'ForgotPassword'] as const) {
  test(`a code for ${event} leaves by its template, with the code as its only parameter`, {
    tag: [`@SND-05.3.${event}`, '@SND-06'],
  }, async ({ begin, codeFor, user, provider, stack }) => {
    await codeFor(await begin(event), user.phone, event);
    expect((await provider.requests(user.phone)).map(messageOf)).toEqual([codeBy(event, stack)]);
  });
}

test("an administrator's own code leaves by the Generic template", { tag: ['@SND-05.4', '@SND-06'] }, async ({
  stack,
  phone,
  provider,
}) => {
  await stack.management.call('POST', '/verification-codes', z.void(), { phone });
  expect((await provider.requests(phone)).map(messageOf)).toEqual([codeBy('Generic', stack)]);
});

test("the connector's test leaves by the Generic template, once", { tag: ['@SND-01.5', '@SND-06'] }, async ({
  stack,
  phone,
  provider,
}) => {
  const config = connectorConfig(defaultAccount());
  await stack.management.call('POST', `/connectors/${tencentConnectorId}/test`, z.void(), { phone, config });
  expect((await provider.requests(phone)).map(messageOf)).toEqual([codeByTemplate(templateCodes.Generic)]);
});

test("a verification of the user's identity uses the template UserPermissionValidation", {
  tag: ['@SND-05.5', '@SND-06'],
}, async ({ accountHolder, provider, stack }) => {
  expect(await accountHolder.askForCode(accountHolder.user.phone)).toBeAccepted();
  const messages = (await provider.requests(accountHolder.user.phone)).map(messageOf);
  expect(messages).toEqual([codeBy('UserPermissionValidation', stack)]);
});

test('a code to a number that is to be added leaves by the template BindNewIdentifier', {
  tag: ['@SND-05.6', '@SND-06'],
}, async ({ accountHolder, phone, provider, stack }) => {
  expect(await accountHolder.askForCode(phone)).toBeAccepted();
  expect((await provider.requests(phone)).map(messageOf)).toEqual([codeBy('BindNewIdentifier', stack)]);
});

test('a code to take messages as second factor leaves by the template BindMfa', {
  tag: ['@SND-05.7', '@SND-06'],
}, async ({ accountHolder, provider, stack }) => {
  expect(await accountHolder.askForCode(accountHolder.user.phone, 'BindMfa')).toBeAccepted();
  const messages = (await provider.requests(accountHolder.user.phone)).map(messageOf);
  expect(messages).toEqual([codeBy('BindMfa', stack)]);
});
