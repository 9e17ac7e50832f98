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
  const pairs = await trials(24, async () => ({
    known: await visitor.verifyPassword(user.phone, `${user.password}x`),
    unknown: await visitor.verifyPassword(phone, `${user.password}x`),
  }));
  const timesOf = (who: 'known' | 'unknown') => pairs.map((pair) => pair[who].took);
  expect(pairs.map(({ known }) => known.status)).toEqual(pairs.map(({ unknown }) => unknown.status));
  const effect = probabilityOfGreater(timesOf('known'), timesOf('unknown'));
  expect(effect).toBeGreaterThan(0.12);
  expect(effect).toBeLessThan(0.88);
});
