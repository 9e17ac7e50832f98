import { z } from 'zod';
import { smsConnectorId, templateCodes } from '../../contracts/connector.ts';
import { expect, test } from '../../fixtures/playwright/provider/with-provider.ts';
import { codeBy, codeByTemplate, messageOf } from './templates.ts';

for (const event of ['SignIn', 'Register', 'ForgotPassword'] as const) {
  test(`a ${event} code is sent with its template and the code as the only parameter`, {
    tag: [`@SND-05.3.${event}`, '@SND-06'],
  }, async ({ begin, codeFor, user, provider, stack }) => {
    await codeFor(await begin(event), user.phone, event);
    expect((await provider.requests(user.phone)).map(messageOf)).toEqual([codeBy(event, stack)]);
  });
}

test('a Management API verification code is sent with the Generic template', { tag: ['@SND-05.4', '@SND-06'] }, async ({
  stack,
  phone,
  provider,
}) => {
  await stack.management.call('POST', '/verification-codes', z.void(), { phone });
  expect((await provider.requests(phone)).map(messageOf)).toEqual([codeBy('Generic', stack)]);
});

test('a connector test sends one message with the Generic template', { tag: ['@SND-01.5', '@SND-06'] }, async ({
  stack,
  phone,
  provider,
}) => {
  const config = provider.connectorConfig;
  await stack.management.call('POST', `/connectors/${smsConnectorId}/test`, z.void(), { phone, config });
  expect((await provider.requests(phone)).map(messageOf)).toEqual([codeByTemplate(templateCodes.Generic)]);
});

test('an identity verification code is sent with the UserPermissionValidation template', {
  tag: ['@SND-05.5', '@SND-06'],
}, async ({ accountHolder, provider, stack }) => {
  expect(await accountHolder.askForCode(accountHolder.user.phone)).toBeAccepted();
  const messages = (await provider.requests(accountHolder.user.phone)).map(messageOf);
  expect(messages).toEqual([codeBy('UserPermissionValidation', stack)]);
});

test('a code for a new phone number is sent with the BindNewIdentifier template', {
  tag: ['@SND-05.6', '@SND-06'],
}, async ({ accountHolder, phone, provider, stack }) => {
  expect(await accountHolder.askForCode(phone)).toBeAccepted();
  expect((await provider.requests(phone)).map(messageOf)).toEqual([codeBy('BindNewIdentifier', stack)]);
});

test('a code for second-factor enrolment is sent with the BindMfa template', {
  tag: ['@SND-05.7', '@SND-06'],
}, async ({ accountHolder, provider, stack }) => {
  expect(await accountHolder.askForCode(accountHolder.user.phone, 'BindMfa')).toBeAccepted();
  const messages = (await provider.requests(accountHolder.user.phone)).map(messageOf);
  expect(messages).toEqual([codeBy('BindMfa', stack)]);
});
