import { expect, test } from '../../fixtures/playwright/application/guide.ts';

test('after the number of a user is replaced, the second-factor code goes to the new number only', {
  tag: ['@GDE-93.1'],
}, async ({ begin, passwordRecord, replacePhone, secondFactor, stack, user, phone }) => {
  await replacePhone(user, phone);
  const visitor = await begin('SignIn');
  expect(await visitor.identify(await passwordRecord(visitor, { ...user, phone }))).toBeAccepted();
  expect(await visitor.submit()).toBeRefused('session.mfa.require_mfa_verification');
  expect(await secondFactor.verify(visitor, await secondFactor.codeFor(visitor, phone))).toBeAccepted();
  expect(await visitor.submit()).toBeAccepted();
  await expect(stack).toHaveSentOnly(user.phone);
});

test('a second-factor code to a number that is replaced meanwhile is rejected', {
  tag: ['@GDE-93.2'],
}, async ({ begin, passwordRecord, replacePhone, secondFactor, user, phone }) => {
  const visitor = await begin('SignIn');
  expect(await visitor.identify(await passwordRecord(visitor, user))).toBeAccepted();
  const sent = await secondFactor.codeFor(visitor, user.phone);
  await replacePhone(user, phone);
  await secondFactor.verify(visitor, sent);
  expect(await visitor.submit()).toBeRefused('session.mfa.require_mfa_verification');
});
