import { atOnce, outcome } from '../../fixtures/http/index.ts';
import { expect, test, trials, wrongCodes } from '../../fixtures/playwright/test.ts';

test.describe.configure({ timeout: 120_000 });

const isJudged = (answer: string): boolean => answer === '200' || answer.endsWith('code_mismatch');

test('of 20 submissions of one code at the same time one is accepted', { tag: ['@CON-01.1'] }, async ({
  begin,
  codeFor,
  manyPhones,
  distribution,
}) => {
  const accepted = await trials(20, async () => {
    const [visitor, [phone = '']] = [await begin('SignIn'), manyPhones(1)];
    const sent = await codeFor(visitor, phone, 'SignIn');
    const replies = await atOnce(Array(20).fill(visitor), (_, send) => visitor.by(send).verifyCode(sent));
    return replies.filter(({ status }) => status === 200).length;
  });
  await distribution('acceptances of one code that was submitted 20 times at once', accepted);
  expect([...new Set(accepted)]).toEqual([1]);
});

test('of 30 wrong codes and the right one at the same time ten at most are judged', {
  tag: ['@RL-04.1', '@CON-02'],
}, async ({ begin, codeFor, manyPhones, distribution }) => {
  const outcomes = await trials(20, async () => {
    const [visitor, [phone = '']] = [await begin('SignIn'), manyPhones(1)];
    const sent = await codeFor(visitor, phone, 'SignIn');
    const codes = [...wrongCodes(sent.code, 30), sent.code];
    const replies = await atOnce(codes, (code, send) => visitor.by(send).verifyCode({ ...sent, code }));
    const answers = replies.map(outcome);
    return { judged: answers.filter(isJudged).length, right: answers.at(-1) ?? 'none' };
  });
  const judged = outcomes.map((trial) => trial.judged);
  await distribution('guesses judged of 31 at once, where the cap is 10', judged);
  await distribution(
    'the answer to the right code, which was the last to leave',
    outcomes.map(({ right }) => right),
  );
  expect(Math.max(...judged)).toBeLessThanOrEqual(10);
});
