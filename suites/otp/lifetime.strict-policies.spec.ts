import { z } from 'zod';
import { skipWithout } from '../../fixtures/playwright/judging/skip-without.ts';
import { test as base, expect } from '../../fixtures/playwright/test.ts';

/** Ten minutes, the most that NIST SP 800-63B-4 allows. */
const longest = 600;
const logtoDefault = 600;
/** More than a test may take, so that a slow machine makes no code too old. */
const shortly = 40;

const policy = z.object({ expirationDuration: z.number().optional() });
const signInExperience = z.object({ verificationCodePolicy: policy.optional() });

/** Not applicable where a tenant cannot say how long codes live. */
const test = base.extend<{ readonly codePolicy: z.output<typeof policy> }>({
  codePolicy: async ({ stack }, use, testInfo) => {
    const { verificationCodePolicy } = await stack.management.call('GET', '/sign-in-exp', signInExperience);
    const has = verificationCodePolicy !== undefined;
    skipWithout(testInfo, has, 'policy for verification codes', stack.description.target);
    await use(verificationCodePolicy ?? {});
  },
});

test('a code is accepted shortly before ten minutes have passed', { tag: ['@OTP-05.1'] }, async ({
  requestCode,
  phone,
  time,
}) => {
  const { visitor, sent } = await requestCode('SignIn', phone);
  await time.pass(longest - shortly, phone);
  expect(await visitor.verifyCode(sent)).toBeAccepted();
});

test('a code is rejected as expired after ten minutes', { tag: ['@OTP-05.2'] }, async ({
  requestCode,
  phone,
  time,
}) => {
  const { visitor, sent } = await requestCode('SignIn', phone);
  await time.pass(longest + 1, phone);
  expect(await visitor.verifyCode(sent)).toBeRefused('verification_code.expired');
  expect(await visitor.identify(sent.verificationId)).toBeRefused();
});

test('the configured lifetime of a code is at most ten minutes', { tag: ['@OTP-05.3'] }, async ({ codePolicy }) => {
  expect(codePolicy.expirationDuration ?? logtoDefault).toBeLessThanOrEqual(longest);
});

test('a policy with a code lifetime above ten minutes is rejected', { tag: ['@OTP-17.1'] }, async ({
  codePolicy,
  changeTenant,
}) => {
  expect(codePolicy.expirationDuration ?? logtoDefault).toBeLessThanOrEqual(longest);
  const change = changeTenant({ verificationCodePolicy: { expirationDuration: longest + 1 } });
  await expect(change).rejects.toThrow(/HTTP 4\d\d/);
});

test('an expired code shows an error, and a resent code signs the user in', {
  tag: ['@OTP-06.1'],
}, async ({ submitNumber, app, page, inbox, user, codePage, time, refusal, attachScreenshot }) => {
  await page.clock.install();
  await submitNumber(user.phone);
  const late = await inbox.next(user.phone);
  await time.pass(longest + 1, user.phone);
  const expired = refusal('verification_code.expired');
  await codePage.enter(late.code);
  await expect(codePage.error).toHaveText(await expired);
  await attachScreenshot('The error for an expired code');
  await codePage.resend();
  await codePage.enter((await inbox.next(user.phone, { after: late })).code);
  await expect(app).toBeSignedInAs(user);
});
