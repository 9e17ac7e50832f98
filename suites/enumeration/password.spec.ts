import { expect, test, trials } from '../../fixtures/playwright/test.ts';
import { probabilityOfGreater } from '../../fixtures/statistics/effect-size.ts';
import { comparable } from './comparable-reply.ts';

test('known and unknown phone numbers get the same response to a wrong password', { tag: ['@ENM-04.2'] }, async ({
  begin,
  user,
  phone,
}) => {
  const visitor = await begin('SignIn');
  const known = await visitor.verifyPassword(user.phone, `${user.password}x`);
  const unknown = await visitor.verifyPassword(phone, `${user.password}x`);
  expect(comparable(unknown)).toEqual(comparable(known));
  expect(known).toBeRefused('session.invalid_credentials');
});

test('response times to wrong passwords do not reveal a known phone number', { tag: ['@ENM-06.1'] }, async ({
  begin,
  user,
  phone,
}) => {
  const visitor = await begin('SignIn');
  const known = { number: user.phone, times: [] as number[] };
  const unknown = { number: phone, times: [] as number[] };
  // Each goes first in every other pair, so that what a request leaves behind falls on both.
  await trials(24, async (index) => {
    for (const { number, times } of index % 2 === 0 ? [known, unknown] : [unknown, known]) {
      const refused = await visitor.verifyPassword(number, `${user.password}x`);
      expect(refused).toBeRefused('session.invalid_credentials');
      times.push(refused.took);
    }
  });
  const effect = probabilityOfGreater(known.times, unknown.times);
  expect(effect).toBeGreaterThan(0.12);
  expect(effect).toBeLessThan(0.88);
});
