import { z } from 'zod';
import { expect, test } from '../../fixtures/playwright/test.ts';

const row = z.looseObject({});

test('the database does not contain the code in plain text', { tag: ['@OTP-12.1'] }, async ({
  requestCode,
  phone,
  database,
}) => {
  const { sent } = await requestCode('SignIn', phone);
  const rows = await database.query('select * from passcodes where interaction_jti = $1', [sent.verificationId], row);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(sent.code);
});

test('the audit log does not contain the code', { tag: ['@OTP-13.1'] }, async ({
  requestCode,
  signInWith,
  user,
  auditLog,
}) => {
  const { visitor, sent } = await requestCode('SignIn', user.phone);
  await signInWith(visitor, sent);
  const entries = await auditLog.entriesNaming(user.phone);
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.filter((entry) => entry.includes(sent.code))).toEqual([]);
});
