import { permissionHeader } from '../../contracts/account.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { findUsers } from '../../fixtures/stack/provision.ts';
import { test } from './account.ts';

test('a phone number change requires a new verification of the user', { tag: ['@SES-10.1'] }, async ({
  accountOf,
  stack,
  user,
  nextPhone,
}) => {
  const phone = nextPhone();
  const account = await accountOf(user);
  const data = { phone, newIdentifierVerificationRecordId: await account.verifyPhone(phone) };
  const without = await account.request.post('my-account/primary-phone', { data });
  expect(without.status()).toBe(401);
  expect(await findUsers(stack.management, phone)).toEqual([]);
  const headers = { [permissionHeader]: await account.verifyPassword() };
  expect((await account.request.post('my-account/primary-phone', { data, headers })).status()).toBe(204);
  expect(await findUsers(stack.management, phone)).toMatchObject([{ id: user.id }]);
});

test('a verification of another user is rejected for a phone number change', { tag: ['@SES-10.2'] }, async ({
  accountOf,
  stack,
  user,
  anotherUser,
  nextPhone,
}) => {
  const phone = nextPhone();
  const account = await accountOf(user);
  const data = { phone, newIdentifierVerificationRecordId: await account.verifyPhone(phone) };
  const headers = { [permissionHeader]: await (await accountOf(anotherUser)).verifyPassword() };
  const answer = await account.request.post('my-account/primary-phone', { data, headers });
  expect(answer.status()).toBe(401);
  expect(await findUsers(stack.management, phone)).toEqual([]);
});

test('an unverified new number is rejected for a phone number change', { tag: ['@SES-10.3'] }, async ({
  accountOf,
  stack,
  user,
  nextPhone,
}) => {
  const [verified, other] = [nextPhone(), nextPhone()];
  const account = await accountOf(user);
  const data = { phone: other, newIdentifierVerificationRecordId: await account.verifyPhone(verified) };
  const headers = { [permissionHeader]: await account.verifyPassword() };
  const answer = await account.request.post('my-account/primary-phone', { data, headers });
  expect(answer.status()).toBe(400);
  expect(await findUsers(stack.management, other)).toEqual([]);
});
