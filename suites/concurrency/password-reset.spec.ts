import { atOnce, outcome } from '../../fixtures/http/index.ts';
import { aPassword, expect, test, trials } from '../../fixtures/playwright/test.ts';

test.describe.configure({ timeout: 120_000 });

test('of two concurrent password resets, one takes effect and the old password is rejected', {
  tag: ['@CON-07.1'],
}, async ({ begin, newUser, readyToReset, distribution }) => {
  const results = await trials(10, async () => {
    const user = await newUser();
    const [first, second] = [aPassword(), aPassword()];
    const visitors = [await readyToReset(user, first), await readyToReset(user, second)];
    const replies = await atOnce(visitors, (visitor, send) => visitor.by(send).submit());
    const someone = await begin('SignIn');
    const works = async (password: string) => (await someone.verifyPassword(user.phone, password)).status === 200;
    return {
      works: [await works(first), await works(second), await works(user.password)].join(', '),
      submissions: replies.map(outcome).join(' and '),
    };
  });
  const works = results.map((trial) => trial.works);
  await distribution('accepted passwords afterwards: first reset, second reset, old password', works);
  await distribution(
    'responses to the two submissions',
    results.map(({ submissions }) => submissions),
  );
  expect(works.filter((which) => !['true, false, false', 'false, true, false'].includes(which))).toEqual([]);
});
