import { expect, test } from '../../fixtures/playwright/with-provider.ts';
import type { FaultInput } from '../../mocks/tencent-sms/client.ts';

const failures: Readonly<Record<string, FaultInput['effect']>> = {
  'a refused signature': { kind: 'error', code: 'AuthFailure.SignatureFailure' },
  'a refused number': { kind: 'error', code: 'FailedOperation.PhoneNumberInBlacklist' },
  'a page in HTML': { kind: 'body' },
  'status 500': { kind: 'status', status: 500 },
  'a reset': { kind: 'reset' },
};

for (const [what, effect] of Object.entries(failures)) {
  test(`the answer after ${what} does not hold the secret key`, { tag: ['@SND-16'] }, async ({
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

test('the audit log does not hold the secret key, after a success and after failures', { tag: ['@SND-16'] }, async ({
  begin,
  codeFor,
  phone,
  provider,
  auditLog,
}) => {
  const visitor = await begin('SignIn');
  await codeFor(visitor, phone, 'SignIn');
  for (const effect of Object.values(failures)) {
    await using _failing = await provider.fault(effect, phone);
    await visitor.sendCode(phone, 'SignIn');
  }
  expect(await auditLog.entriesNaming(phone)).not.toEqual([]);
  expect(await auditLog.entriesNaming(provider.secretKey)).toEqual([]);
});

test('reading the connector does not give the secret key away', { tag: ['@SND-20'] }, async ({
  readConnector,
  provider,
}) => {
  const told = await readConnector();
  expect(told).toContain(provider.secretId);
  expect(told).not.toContain(provider.secretKey);
});
