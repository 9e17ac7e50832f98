import { atOnce, outcome } from '../../fixtures/http/index.ts';
import { expect, test, trials, wrongCodes } from '../../fixtures/playwright/test.ts';
import { tenantConfigurations } from '../../fixtures/stack/tenant-configurations.ts';

const { maxAttempts } = tenantConfigurations['strict-policies'].sentinelPolicy;

test(`of nine wrong codes at the same time no more are judged than the ${maxAttempts} that lock a number`, {
  tag: ['@CON-02.1'],
}, async ({ begin, codeFor, manyPhones, distribution }) => {
  test.slow();
  const judged = await trials(20, async () => {
    const [visitor, [phone = '']] = [await begin('SignIn'), manyPhones(1)];
    const sent = await codeFor(visitor, phone, 'SignIn');
    const codes = wrongCodes(sent.code, 9);
    const replies = await atOnce(codes, (code, send) => visitor.by(send).verifyCode({ ...sent, code }));
    return replies.filter((reply) => outcome(reply).endsWith('code_mismatch')).length;
  });
  await distribution(`guesses judged of nine at once, where ${maxAttempts} failures lock`, judged);
  expect(Math.max(...judged)).toBeLessThanOrEqual(maxAttempts);
});
