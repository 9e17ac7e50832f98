import type { ProviderEffect } from '../../fixtures/playwright/provider/provider.ts';
import { expect, test } from '../../fixtures/playwright/provider/with-provider.ts';

const failures: ReadonlyArray<readonly [key: string, what: string, effect: ProviderEffect]> = [
  ['signature', 'a rejected signature', { kind: 'error', code: 'AuthFailure.SignatureFailure' }],
  ['number', 'a rejected phone number', { kind: 'error', code: 'FailedOperation.PhoneNumberInBlacklist' }],
  ['html', 'an HTML reply', { kind: 'body' }],
  ['500', 'status 500', { kind: 'status', status: 500 }],
  ['reset', 'a connection reset', { kind: 'reset' }],
];

for (const [key, what, effect] of failures) {
  test(`the error response after ${what} does not contain the secret key`, { tag: [`@SND-16.1.${key}`] }, async ({
    begin,
    phone,
    provider,
  }) => {
    const visitor = await begin('SignIn');
    await using _failing = await provider.fault(effect, phone);
    const { status, body } = await visitor.sendCode(phone, 'SignIn');
    expect(status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(body)).not.toContain(provider.secretKey);
  });
}

test('the audit log does not contain the secret key after successful and failed sends', { tag: ['@SND-16.2'] }, async ({
  begin,
  codeFor,
  phone,
  provider,
  auditLog,
}) => {
  const visitor = await begin('SignIn');
  await codeFor(visitor, phone, 'SignIn');
  for (const [, , effect] of failures) {
    await using _failing = await provider.fault(effect, phone);
    await visitor.sendCode(phone, 'SignIn');
  }
  expect(await auditLog.entriesNaming(phone)).not.toEqual([]);
  expect(await auditLog.entriesNaming(provider.secretKey)).toEqual([]);
});

test('the Management API does not return the secret key of the connector', { tag: ['@SND-20.1'] }, async ({
  readConnector,
  provider,
}) => {
  const told = await readConnector();
  expect(told).toContain(provider.secretId);
  expect(told).not.toContain(provider.secretKey);
});
