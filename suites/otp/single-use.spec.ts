import { outcome } from '../../fixtures/http/index.ts';
import { expect, test } from '../../fixtures/playwright/test.ts';

test('a code signs its own recipient in, once', { tag: ['@OTP-03', '@OTP-04'] }, async ({ begin, codeFor, user }) => {
  const visitor = await begin('SignIn');
  const sent = await codeFor(visitor, user.phone, 'SignIn');
  expect(outcome(await visitor.verifyCode(sent))).toBe('200');
  expect(outcome(await visitor.verifyCode(sent))).toBe('400 verification_code.not_found');
});

test('a code that signed somebody in is refused to whoever begins again', { tag: ['@OTP-04'] }, async ({
  begin,
  codeFor,
  signInWith,
  user,
}) => {
  const visitor = await begin('SignIn');
  const sent = await codeFor(visitor, user.phone, 'SignIn');
  await signInWith(visitor, sent);
  const again = await begin('SignIn');
  expect(outcome(await again.verifyCode(sent))).toBe('404 session.verification_session_not_found');
  expect(outcome(await visitor.verifyCode(sent))).toBe('400 session.not_found');
});
