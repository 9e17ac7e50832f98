import { aPassword, aWrongCode, expect, test } from '../../fixtures/playwright/application/guide.ts';

test('a password change requires a security verification by code', {
  tag: ['@GDE-80.1'],
}, async ({ profileOf, begin, user }) => {
  const [profile, password] = [await profileOf(user), aPassword()];
  expect(await profile.changePassword(password)).toBeRefused('permission_denied');
  const sent = await profile.codeTo(user.phone);
  expect(await profile.changePassword(password, sent.verificationId)).toBeRefused('permission_denied');
  expect(await profile.verify({ ...sent, code: aWrongCode(sent.code) })).toBeRefused('code_mismatch');
  expect(await profile.verify(sent)).toBeAccepted();
  expect(await profile.changePassword(password, sent.verificationId)).toBeAccepted();
  expect(await (await begin('SignIn')).verifyPassword(user.phone, password)).toBeAccepted();
  expect(await (await begin('SignIn')).verifyPassword(user.phone, user.password)).toBeRefused();
});

test('a security verification of one user is rejected for another user', { tag: ['@GDE-80.2'] }, async ({
  profileOf,
  user,
  anotherUser,
}) => {
  const [own, other] = [await profileOf(user), await profileOf(anotherUser)];
  const sent = await other.codeTo(anotherUser.phone);
  expect(await other.verify(sent)).toBeAccepted();
  expect(await own.changePassword(aPassword(), sent.verificationId)).toBeRefused();
});

test('a verified phone number is linked to the profile and signs the user in by code', { tag: ['@GDE-81.1'] }, async ({
  profileOf,
  signedInByCode,
  user,
  phone,
}) => {
  const profile = await profileOf(user);
  const permission = await profile.permissionByPassword(user.password);
  const sent = await profile.codeTo(phone);
  expect(await profile.verify(sent)).toBeAccepted();
  expect(await profile.linkPhone(phone, sent.verificationId, permission)).toBeAccepted();
  const { visitor, tokens } = await signedInByCode(phone);
  expect((await visitor.userinfo(tokens.access_token)).body).toMatchObject({ sub: user.id });
});

test('an unverified phone number, or another number than the verified one, is not linked', {
  tag: ['@GDE-82.1'],
}, async ({ profileOf, user, phone, nextPhone }) => {
  const profile = await profileOf(user);
  const permission = await profile.permissionByPassword(user.password);
  const sent = await profile.codeTo(phone);
  expect(await profile.linkPhone(phone, sent.verificationId, permission)).toBeRefused();
  expect(await profile.verify(sent)).toBeAccepted();
  expect(await profile.linkPhone(nextPhone(), sent.verificationId, permission)).toBeRefused();
  expect(await profile.linkPhone(phone, sent.verificationId)).toBeRefused('permission_denied');
});

test('a phone number of another user is not linked', { tag: ['@GDE-82.2'] }, async ({
  profileOf,
  user,
  anotherUser,
}) => {
  const profile = await profileOf(user);
  const permission = await profile.permissionByPassword(user.password);
  const sent = await profile.codeTo(anotherUser.phone);
  expect(await profile.verify(sent)).toBeAccepted();
  expect(await profile.linkPhone(anotherUser.phone, sent.verificationId, permission)).toBeRefused('already_in_use');
});
