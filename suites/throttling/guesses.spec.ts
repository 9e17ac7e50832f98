import { z } from 'zod';
import { outcome } from '../../fixtures/http/index.ts';
import { spellings, spellingsTaken } from '../../fixtures/http/spellings.ts';
import { expect, test, trials, wrongCodes } from '../../fixtures/playwright/test.ts';

/** Logto's default for one code, and what NIST SP 800-63B-4 allows for an account. */
const [triesPerCode, triesPerAccount] = [10, 100];

test('after ten wrong codes, the valid code is rejected', { tag: ['@RL-03.1', '@RL-02'] }, async ({
  requestCode,
  phone,
}) => {
  const { visitor, sent } = await requestCode('SignIn', phone);
  for (const code of wrongCodes(sent.code, triesPerCode)) {
    expect(await visitor.verifyCode({ ...sent, code })).toBeRefused('code_mismatch');
  }
  expect(await visitor.verifyCode(sent)).toBeRefused('exceed_max_try');
  expect(await visitor.identify(sent.verificationId)).toBeRefused();
});

test('after ten wrong codes, the valid code is rejected with the number in every spelling', {
  tag: ['@RL-03.2'],
}, async ({ requestCode, phone }) => {
  const { visitor, sent } = await requestCode('SignIn', phone);
  await trials(triesPerCode, (index) => visitor.verifyCode({ ...sent, code: wrongCodes(sent.code, 10)[index] }));
  expect(await visitor.verifyCode(sent)).toBeRefused('exceed_max_try');
  const ask = (written: string) => visitor.verifyCode({ ...sent, phone: written });
  expect(await spellingsTaken(spellings, phone, ask)).toEqual([]);
});

test('after 100 failed attempts, the valid code and the correct password are rejected', {
  tag: ['@RL-01.1', '@RL-02'],
}, async ({ begin, codeFor, user, distribution }) => {
  const visitor = await begin('SignIn');
  const failures = await trials(9, async () => {
    const sent = await codeFor(visitor, user.phone, 'SignIn');
    return trials(triesPerCode, (index) => visitor.verifyCode({ ...sent, code: wrongCodes(sent.code, 10)[index] }));
  });
  const passwords = await trials(triesPerAccount - 90, () => visitor.verifyPassword(user.phone, `${user.password}x`));
  await distribution('failures', [...failures.flat(), ...passwords].map(outcome));
  const last = await codeFor(visitor, user.phone, 'SignIn');
  expect(await visitor.verifyCode(last)).toBeRefused();
  expect(await visitor.verifyPassword(user.phone, user.password)).toBeRefused();
});

test('wrong codes at the Management API are limited to ten per code', { tag: ['@RL-17.1'] }, async ({
  stack,
  inbox,
  phone,
}) => {
  await stack.management.call('POST', '/verification-codes', z.void(), { phone });
  const { code } = await inbox.next(phone);
  const verify = (verificationCode: string) =>
    stack.management.call('POST', '/verification-codes/verify', z.void(), { phone, verificationCode });
  for (const wrong of wrongCodes(code, triesPerCode)) {
    await expect(verify(wrong)).rejects.toThrow('code_mismatch');
  }
  await expect(verify(code)).rejects.toThrow('exceed_max_try');
});
