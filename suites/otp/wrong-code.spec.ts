import { aWrongCode, expect, test } from '../../fixtures/playwright/test.ts';

const withNoDigitRight = (code: string): string => code.replace(/\d/g, (digit) => String((Number(digit) + 5) % 10));

test('a wrong code does not reveal matching digits, and the valid code is accepted afterwards', {
  tag: ['@OTP-16.1'],
}, async ({ requestCode, phone }) => {
  const { visitor, sent } = await requestCode('SignIn', phone);
  const near = await visitor.verifyCode({ ...sent, code: aWrongCode(sent.code) });
  const far = await visitor.verifyCode({ ...sent, code: withNoDigitRight(sent.code) });
  expect(near).toBeRefused();
  expect([near.status, near.body]).toEqual([far.status, far.body]);
  expect(await visitor.verifyCode(sent)).toBeAccepted();
});
