import { outcome } from '../../fixtures/http/index.ts';
import { expect, test } from '../../fixtures/playwright/test.ts';

const unknownToThisInteraction = '404 session.verification_session_not_found';

test('a code that is sent again replaces the first, which is dead', { tag: ['@OTP-07'] }, async ({
  begin,
  codeFor,
  user,
}) => {
  const visitor = await begin('SignIn');
  const first = await codeFor(visitor, user.phone, 'SignIn');
  const second = await codeFor(visitor, user.phone, 'SignIn');
  expect(outcome(await visitor.verifyCode(first))).toBe(unknownToThisInteraction);
  expect(outcome(await visitor.verifyCode({ ...second, code: first.code }))).toBe(
    '400 verification_code.code_mismatch',
  );
  expect(outcome(await visitor.verifyCode(second))).toBe('200');
});

test('a code is of no use in another browser, whatever it is presented with', { tag: ['@OTP-08'] }, async ({
  begin,
  codeFor,
  user,
}) => {
  const [victim, attacker] = [await begin('SignIn'), await begin('SignIn')];
  const theirs = await codeFor(victim, user.phone, 'SignIn');
  const own = await codeFor(attacker, user.phone, 'SignIn');
  expect(outcome(await attacker.verifyCode(theirs))).toBe(unknownToThisInteraction);
  expect(outcome(await attacker.verifyCode({ ...own, code: theirs.code }))).toBe('400 verification_code.code_mismatch');
  expect(outcome(await attacker.identify(theirs.verificationId))).toBe(unknownToThisInteraction);
  expect(outcome(await victim.verifyCode(theirs))).toBe('200');
});

for (const [issuedFor, usedFor] of [
  ['Register', 'SignIn'],
  ['Register', 'ForgotPassword'],
  ['SignIn', 'ForgotPassword'],
  ['SignIn', 'Register'],
  ['ForgotPassword', 'SignIn'],
  ['ForgotPassword', 'Register'],
] as const) {
  test(`a code for ${issuedFor} is of no use once the interaction is begun anew for ${usedFor}`, {
    tag: ['@OTP-09'],
  }, async ({ begin, codeFor, user }) => {
    const visitor = await begin(issuedFor);
    const sent = await codeFor(visitor, user.phone, issuedFor);
    await visitor.start(usedFor);
    expect(outcome(await visitor.verifyCode(sent))).toBe(unknownToThisInteraction);
    expect(outcome(await visitor.identify(sent.verificationId))).toBe(unknownToThisInteraction);
  });
}

test('a code that the message calls one for sign-in does not reset a password', { tag: ['@OTP-09'] }, async ({
  begin,
  codeFor,
  user,
}) => {
  const visitor = await begin('ForgotPassword');
  const sent = await codeFor(visitor, user.phone, 'SignIn');
  await visitor.verifyCode(sent);
  expect((await visitor.identify(sent.verificationId)).status).toBeGreaterThanOrEqual(400);
});

test('a code for one number is refused for another', { tag: ['@OTP-10'] }, async ({
  begin,
  codeFor,
  phone,
  nextPhone,
}) => {
  const visitor = await begin('SignIn');
  const sent = await codeFor(visitor, phone, 'SignIn');
  const swapped = await visitor.verifyCode({ ...sent, phone: nextPhone() });
  expect(outcome(swapped)).toBe('400 verification_code.phone_mismatch');
  expect((await visitor.identify(sent.verificationId)).status).toBe(400);
  expect(outcome(await visitor.verifyCode(sent))).toBe('200');
});
