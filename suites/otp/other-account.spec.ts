import { mergeTests } from '@playwright/test';
import { test as profile } from '../../fixtures/playwright/people/profile.ts';
import { test as base, expect } from '../../fixtures/playwright/test.ts';
import { findUsers } from '../../fixtures/stack/provision.ts';

const test = mergeTests(base, profile);

test('a code is rejected with the access token of another user', { tag: ['@OTP-08.2'] }, async ({
  profileOf,
  user,
  anotherUser,
}) => {
  const [own, other] = [await profileOf(user), await profileOf(anotherUser)];
  const sent = await own.codeTo(user.phone);
  expect(await other.verify(sent)).toBeRefused();
  expect(await own.verify(sent)).toBeAccepted();
});

test('a phone number is not linked by the verification of another user', { tag: ['@OTP-08.3'] }, async ({
  profileOf,
  stack,
  user,
  anotherUser,
  phone,
}) => {
  const [own, other] = [await profileOf(user), await profileOf(anotherUser)];
  const sent = await own.codeTo(phone);
  expect(await own.verify(sent)).toBeAccepted();
  const permission = await other.permissionByPassword(anotherUser.password);
  expect(await other.linkPhone(phone, sent.verificationId, permission)).toBeRefused();
  expect(await findUsers(stack.management, phone)).toEqual([]);
});
