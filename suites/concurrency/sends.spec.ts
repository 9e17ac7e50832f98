import { atOnce, outcome } from '../../fixtures/http/index.ts';
import { expect, test, trials } from '../../fixtures/playwright/test.ts';

test.describe.configure({ timeout: 120_000 });

test('of 20 concurrent sends to one phone number, at most ten messages are sent', {
  tag: ['@RL-10.1', '@CON-03'],
}, async ({ begin, manyPhones, stack, distribution }) => {
  const results = await trials(20, async () => {
    const [visitor, [phone = '']] = [await begin('SignIn'), manyPhones(1)];
    const replies = await atOnce(Array(20).fill(phone), (to, send) => visitor.by(send).sendCode(to, 'SignIn'));
    return { messages: (await stack.inbox.messages(phone)).length, answers: replies.map(outcome) };
  });
  const messages = results.map((trial) => trial.messages);
  await distribution('messages of 20 concurrent sends, with a limit of 10', messages);
  await distribution(
    'responses to the concurrent sends',
    results.flatMap(({ answers }) => answers),
  );
  expect(Math.max(...messages)).toBeLessThanOrEqual(10);
});
