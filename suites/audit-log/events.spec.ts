import { signOut } from '../../fixtures/http/index.ts';
import { aPassword, aWrongCode, expect } from '../../fixtures/playwright/test.ts';
import { test } from './records.ts';

test('the audit log records each sign-in step with identifier, time, IP address and user agent', {
  tag: ['@LOG-01.1'],
}, async ({ requestCode, signInWith, user, unrecorded }) => {
  const { visitor, sent } = await requestCode('SignIn', user.phone);
  await visitor.verifyCode({ ...sent, code: aWrongCode(sent.code) });
  await visitor.verifyPassword(user.phone, 'not the password');
  await visitor.verifyPassword(user.phone, user.password);
  await signInWith(visitor, sent);
  const wanted = [
    ['SignIn.Verification.PhoneVerificationCode.Create', 'Success'],
    ['SignIn.Verification.PhoneVerificationCode.Submit', 'Error'],
    ['SignIn.Verification.PhoneVerificationCode.Submit', 'Success'],
    ['SignIn.Verification.Password.Submit', 'Error'],
    ['SignIn.Verification.Password.Submit', 'Success'],
    ['SignIn.Identifier.Submit', 'Success'],
    ['SignIn.Submit', 'Success'],
  ] as const;
  expect(await unrecorded(user.phone, wanted)).toEqual([]);
});

test('the audit log records each registration step with identifier, time, IP and user agent', {
  tag: ['@LOG-01.2'],
}, async ({ requestCode, phone, unrecorded }) => {
  const { visitor, sent } = await requestCode('Register', phone);
  await visitor.verifyCode({ ...sent, code: aWrongCode(sent.code) });
  await visitor.verifyCode(sent);
  await visitor.identify(sent.verificationId);
  await visitor.addPassword(aPassword());
  await visitor.identify();
  await visitor.submit();
  const wanted = [
    ['Register.Verification.PhoneVerificationCode.Create', 'Success'],
    ['Register.Verification.PhoneVerificationCode.Submit', 'Error'],
    ['Register.Verification.PhoneVerificationCode.Submit', 'Success'],
    ['Register.Identifier.Submit', 'Error'],
    ['Register.Identifier.Submit', 'Success'],
    ['Register.Submit', 'Success'],
  ] as const;
  expect(await unrecorded(phone, wanted)).toEqual([]);
});

test('the audit log records each password reset step with identifier, time, IP and user agent', {
  tag: ['@LOG-01.3'],
}, async ({ requestCode, user, unrecorded }) => {
  const { visitor, sent } = await requestCode('ForgotPassword', user.phone);
  await visitor.verifyCode({ ...sent, code: aWrongCode(sent.code) });
  await visitor.verifyCode(sent);
  await visitor.identify(sent.verificationId);
  await visitor.replacePassword(user.password);
  await visitor.replacePassword(aPassword());
  await visitor.submit();
  const wanted = [
    ['ForgotPassword.Verification.PhoneVerificationCode.Create', 'Success'],
    ['ForgotPassword.Verification.PhoneVerificationCode.Submit', 'Error'],
    ['ForgotPassword.Verification.PhoneVerificationCode.Submit', 'Success'],
    ['ForgotPassword.Identifier.Submit', 'Success'],
    ['ForgotPassword.Submit', 'Success'],
  ] as const;
  expect(await unrecorded(user.phone, wanted)).toEqual([]);
});

test('the audit log records a code exchange and a refresh with user, time, IP and user agent', {
  tag: ['@LOG-01.4'],
}, async ({ backWithTokens, user, unrecorded }) => {
  const { visitor, tokens } = await backWithTokens();
  await visitor.refresh(tokens.refresh_token ?? '');
  const wanted = [
    ['ExchangeTokenBy.AuthorizationCode', 'Success'],
    ['ExchangeTokenBy.RefreshToken', 'Success'],
  ] as const;
  expect(await unrecorded(user.id, wanted)).toEqual([]);
});

test('the audit log records a rejected code exchange and a rejected refresh with the client ID', {
  tag: ['@LOG-01.5'],
}, async ({ backWithCode, stack, unrecorded }) => {
  const { visitor, code } = await backWithCode();
  await visitor.redeem(code, { code_verifier: 'w'.repeat(43) });
  await visitor.refresh('no-such-token');
  const wanted = [
    ['ExchangeTokenBy.AuthorizationCode', 'Error'],
    ['ExchangeTokenBy.RefreshToken', 'Error'],
  ] as const;
  expect(await unrecorded(stack.description.client.clientId, wanted)).toEqual([]);
});

test('a sign-out adds an audit record with the user ID', { tag: ['@LOG-01.6'] }, async ({
  backWithTokens,
  user,
  recordsNaming,
}) => {
  const { visitor, tokens } = await backWithTokens();
  const before = await recordsNaming(user.id);
  await signOut(visitor, { id_token_hint: tokens.id_token });
  expect((await visitor.authorize({ prompt: 'none' })).location?.searchParams.get('error')).toBe('login_required');
  expect((await recordsNaming(user.id)).length).toBeGreaterThan(before.length);
});

test('the time of an audit record is within 2 s of the event', { tag: ['@LOG-03.1'] }, async ({
  signedIn,
  user,
  recordsNaming,
}) => {
  const start = Date.now();
  await signedIn(user);
  const times = (await recordsNaming(user.phone)).map(({ createdAt }) => createdAt);
  expect(times.length).toBeGreaterThan(0);
  expect(Math.min(...times)).toBeGreaterThan(start - 2000);
  expect(Math.max(...times)).toBeLessThan(Date.now() + 2000);
});

test('audit records contain no password, authorization code, token or client secret', { tag: ['@LOG-04.1'] }, async ({
  backWithCode,
  begin,
  user,
  stack,
  auditLog,
}) => {
  const wrong = aPassword();
  await (await begin('SignIn')).verifyPassword(user.phone, wrong);
  const { visitor, code } = await backWithCode();
  const { body } = await visitor.redeem(code);
  const { access_token, refresh_token, id_token } = Object(body);
  await visitor.refresh(refresh_token);
  const { clientSecret } = stack.description.client;
  const secrets = { wrong, password: user.password, code, access_token, refresh_token, id_token, clientSecret };
  const entries = [...(await auditLog.entriesNaming(user.phone)), ...(await auditLog.entriesNaming(user.id))].join();
  expect(entries).toContain('ExchangeTokenBy');
  expect(
    Object.entries(secrets)
      .filter(([, secret]) => entries.includes(secret))
      .map(([name]) => name),
  ).toEqual([]);
});
