import { aPassword, expect, test } from '../../fixtures/playwright/people/flows.ts';
import { findUsers } from '../../fixtures/stack/provision.ts';

test('a registration without a verification is rejected', { tag: ['@REG-05.1'] }, async ({ begin, stack, phone }) => {
  const visitor = await begin('Register');
  expect(await visitor.identify()).toBeRefused();
  expect(await visitor.submit()).toBeRefused();
  expect(await findUsers(stack.management, phone)).toEqual([]);
});

test('a code that was never sent is rejected at registration', { tag: ['@REG-05.2'] }, async ({
  begin,
  stack,
  phone,
}) => {
  const visitor = await begin('Register');
  expect(await visitor.verifyCode({ phone, verificationId: 'none', code: '123456' })).toBeRefused('not_found');
  expect(await visitor.identify('none')).toBeRefused('not_found');
  expect(await findUsers(stack.management, phone)).toEqual([]);
  await expect(stack).toHaveSentOnly(phone);
});

test('an unverified code creates no account', { tag: ['@REG-05.3'] }, async ({ requestCode, stack, phone }) => {
  const { visitor, sent } = await requestCode('Register', phone);
  expect(await visitor.identify(sent.verificationId)).toBeRefused('session.verification_failed');
  await visitor.addPassword(aPassword());
  expect(await visitor.identify()).toBeRefused();
  expect(await visitor.submit()).toBeRefused();
  expect(await findUsers(stack.management, phone)).toEqual([]);
});

test('a verified phone number without the required password creates no account', {
  tag: ['@REG-05.4'],
}, async ({ requestCode, stack, phone }) => {
  const { visitor, sent } = await requestCode('Register', phone);
  expect(await visitor.verifyCode(sent)).toBeAccepted();
  expect(await visitor.submit()).toBeRefused();
  expect(await visitor.identify(sent.verificationId)).toBeRefused('user.missing_profile');
  expect(await visitor.submit()).toBeRefused();
  expect(await findUsers(stack.management, phone)).toEqual([]);
});

test('the client gets no authorization code before the registration is submitted', {
  tag: ['@REG-05.5'],
}, async ({ requestCode, phone, stack }) => {
  const { visitor, sent } = await requestCode('Register', phone);
  expect(await visitor.verifyCode(sent)).toBeAccepted();
  const { url, code } = await visitor.follow(await visitor.open('GET', '/consent'));
  expect(code).toBeNull();
  expect(url.origin).toBe(new URL(stack.description.logto.endpoint).origin);
});

test('a rejected registration can be completed in the same interaction', { tag: ['@REG-05.6'] }, async ({
  begin,
  register,
  stack,
  phone,
}) => {
  const visitor = await begin('Register');
  expect(await visitor.submit()).toBeRefused();
  const { tokens } = await register(visitor, phone, aPassword());
  const [account] = await findUsers(stack.management, phone);
  expect((await visitor.userinfo(tokens.access_token)).body).toMatchObject({ sub: account?.id });
});

test('a registration whose identification is repeated can be completed', { tag: ['@REG-07.2'] }, async ({
  requestCode,
  phone,
  stack,
}) => {
  const { visitor, sent } = await requestCode('Register', phone);
  expect(await visitor.verifyCode(sent)).toBeAccepted();
  await visitor.identify(sent.verificationId);
  await visitor.addPassword(aPassword());
  expect(await visitor.identify()).toBeAccepted();
  await visitor.identify();
  expect(await visitor.submit()).toBeAccepted();
  expect(await findUsers(stack.management, phone)).toHaveLength(1);
});
