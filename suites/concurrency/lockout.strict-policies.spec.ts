import { atOnce, outcome } from '../../fixtures/http/index.ts';
import { expect, test, trials, wrongCodes } from '../../fixtures/playwright/test.ts';
import { tenantConfigurations } from '../../fixtures/stack/tenant-configurations.ts';

const { maxAttempts } = tenantConfigurations['strict-policies'].sentinelPolicy;

test(`of nine concurrent wrong codes, at most ${maxAttempts} are evaluated before the lockout`, {
  tag: ['@CON-02.1'],
}, async ({ requestCode, manyPhones, distribution }) => {
  test.slow();
  const judged = await trials(20, async () => {
    const [phone = ''] = manyPhones(1);
    const { visitor, sent } = await requestCode('SignIn', phone);
    const codes = wrongCodes(sent.code, 9);
    const replies = await atOnce(codes, (code, send) => visitor.by(send).verifyCode({ ...sent, code }));
    return replies.filter((reply) => outcome(reply).endsWith('code_mismatch')).length;
  });
  await distribution(`evaluated codes of nine concurrent ones, with a lockout after ${maxAttempts} failures`, judged);
  expect(Math.max(...judged)).toBeLessThanOrEqual(maxAttempts);
});
