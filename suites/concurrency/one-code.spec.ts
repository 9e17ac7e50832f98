import { atOnce, outcome } from '../../fixtures/http/index.ts';
import { expect, test, trials, wrongCodes } from '../../fixtures/playwright/test.ts';

test.describe.configure({ timeout: 120_000 });

const isJudged = (answer: string): boolean => answer === '200' || answer.endsWith('code_mismatch');

test('of 20 concurrent submissions of one verification code, exactly one is accepted', { tag: ['@CON-01.1'] }, async ({
  requestCode,
  manyPhones,
  distribution,
}) => {
  const accepted = await trials(20, async () => {
    const [phone = ''] = manyPhones(1);
    const { visitor, sent } = await requestCode('SignIn', phone);
    const replies = await atOnce(Array(20).fill(visitor), (_, send) => visitor.by(send).verifyCode(sent));
    return replies.filter(({ status }) => status === 200).length;
  });
  await distribution('accepted submissions of one code, of 20 concurrent ones', accepted);
  expect([...new Set(accepted)]).toEqual([1]);
});

test('of 31 concurrent guesses of one verification code, at most ten are evaluated', {
  tag: ['@RL-04.1', '@CON-02'],
}, async ({ requestCode, manyPhones, distribution }) => {
  const outcomes = await trials(20, async () => {
    const [phone = ''] = manyPhones(1);
    const { visitor, sent } = await requestCode('SignIn', phone);
    const codes = [...wrongCodes(sent.code, 30), sent.code];
    const replies = await atOnce(codes, (code, send) => visitor.by(send).verifyCode({ ...sent, code }));
    const answers = replies.map(outcome);
    return { judged: answers.filter(isJudged).length, right: answers.at(-1) ?? 'none' };
  });
  const judged = outcomes.map((trial) => trial.judged);
  await distribution('evaluated guesses of 31 concurrent ones, with a limit of 10', judged);
  await distribution(
    'response to the valid code, which was sent last',
    outcomes.map(({ right }) => right),
  );
  expect(Math.max(...judged)).toBeLessThanOrEqual(10);
});
