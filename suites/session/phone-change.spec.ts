import { mergeTests } from '@playwright/test';
import { type Profile, test as profile } from '../../fixtures/playwright/people/profile.ts';
import { test as base, expect } from '../../fixtures/playwright/test.ts';
import { findUsers } from '../../fixtures/stack/provision.ts';

const test = mergeTests(base, profile);

/** Proves that a new number is the user's: the id of that. */
const verifyPhone = async (profile: Profile, phone: string): Promise<string> => {
  const sent = await profile.codeTo(phone);
  expect(await profile.verify(sent)).toBeAccepted();
  return sent.verificationId;
};

test('a phone number change requires a new verification of the user', { tag: ['@SES-10.1'] }, async ({
  profileOf,
  stack,
  user,
  phone,
}) => {
  const profile = await profileOf(user);
  const verificationId = await verifyPhone(profile, phone);
  expect((await profile.linkPhone(phone, verificationId)).status).toBe(401);
  expect(await findUsers(stack.management, phone)).toEqual([]);
  const permission = await profile.permissionByPassword(user.password);
  expect((await profile.linkPhone(phone, verificationId, permission)).status).toBe(204);
  expect(await findUsers(stack.management, phone)).toMatchObject([{ id: user.id }]);
});

test('a verification of another user is rejected for a phone number change', { tag: ['@SES-10.2'] }, async ({
  profileOf,
  stack,
  user,
  anotherUser,
  phone,
}) => {
  const profile = await profileOf(user);
  const verificationId = await verifyPhone(profile, phone);
  const permission = await (await profileOf(anotherUser)).permissionByPassword(anotherUser.password);
  expect((await profile.linkPhone(phone, verificationId, permission)).status).toBe(401);
  expect(await findUsers(stack.management, phone)).toEqual([]);
});

test('an unverified new number is rejected for a phone number change', { tag: ['@SES-10.3'] }, async ({
  profileOf,
  stack,
  user,
  phone,
  nextPhone,
}) => {
  const other = nextPhone();
  const profile = await profileOf(user);
  const verificationId = await verifyPhone(profile, phone);
  const permission = await profile.permissionByPassword(user.password);
  expect((await profile.linkPhone(other, verificationId, permission)).status).toBe(400);
  expect(await findUsers(stack.management, other)).toEqual([]);
});
