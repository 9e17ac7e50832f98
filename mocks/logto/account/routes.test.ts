import { mainlandNumber } from '../../../contracts/phone.ts';
import type { FaultName } from '../faults/index.ts';
import { code, expect, test } from './testing.ts';

const another = mainlandNumber(0, 0, 2);
const newPassword = 'Nw7?other-Pw';

test('a user with an access token gets a code to the own number and to a new one', async ({
  holder,
  phone,
  provider,
}) => {
  expect([(await holder.sendCode(phone)).status, (await holder.sendCode(another)).status]).toEqual([201, 201]);
  expect(await provider.inbox.next(phone)).toMatchObject({ templateId: '100005' });
  expect(await provider.inbox.next(another)).toMatchObject({ templateId: '100006' });
});

test('a request without an access token gets no code', async ({ holder, phone, provider }) => {
  expect(await holder.by(undefined).sendCode(phone)).toMatchObject({
    status: 401,
    body: { code: 'auth.authorization_header_missing' },
  });
  expect(await provider.inbox.messages(phone)).toEqual([]);
});

test('the Account API is refused until an administrator switches it on', async ({ administrator, holder }) => {
  await administrator.call('PATCH', '/account-center', { enabled: false });
  expect(await holder.profile()).toMatchObject({ status: 400, body: { code: 'account_center.not_enabled' } });
});

test('a user reads the own account as far as the tenant shows it', async ({ administrator, holder, phone, user }) => {
  expect((await holder.profile()).body).toMatchObject({ id: user.id, primaryPhone: phone, hasPassword: true });
  await administrator.call('PATCH', '/account-center', { fields: { password: 'Edit' } });
  expect((await holder.profile()).body).not.toHaveProperty('primaryPhone');
});

test('a password is changed after a verification, and the former one is refused', async ({ holder, user }) => {
  expect((await holder.changePassword(newPassword)).body).toMatchObject({
    code: 'verification_record.permission_denied',
  });
  const permission = await holder.permission(user.password);
  expect((await holder.changePassword(user.password, permission)).body).toMatchObject({ code: 'user.same_password' });
  expect((await holder.changePassword(newPassword, permission)).status).toBe(204);
  expect((await holder.verifyPassword(user.password)).status).toBe(422);
  expect((await holder.verifyPassword(newPassword)).status).toBe(201);
});

test('a verification counts for ten minutes', async ({ holder, time, user }) => {
  const permission = await holder.permission(user.password);
  time.ahead = 601_000;
  expect((await holder.changePassword(newPassword, permission)).status).toBe(401);
});

test('a number is linked after its code was entered, by the user who asked for it', async ({
  holder,
  provider,
  user,
}) => {
  const permission = await holder.permission(user.password);
  const id = await holder.recordOf(holder.sendCode(another));
  expect((await holder.linkPhone(another, id, permission)).body).toMatchObject({
    code: 'verification_record.not_found',
  });
  expect((await holder.verifyCode(another, id, await code(provider, another))).status).toBe(200);
  expect((await holder.linkPhone(another, id, permission)).status).toBe(204);
  expect((await holder.profile()).body).toMatchObject({ primaryPhone: another });
});

test('the last number of an account is not removed', async ({ holder, user }) => {
  const answer = await holder.removePhone(await holder.permission(user.password));
  expect(answer).toMatchObject({ status: 400, body: { code: 'user.last_sign_in_method_required' } });
});

test('wrong passwords are counted for the user', async ({ administrator, holder, user }) => {
  await administrator.setSignInExperience({ sentinelPolicy: { maxAttempts: 2, lockoutDuration: 5 } });
  await holder.verifyPassword('wrong');
  await holder.verifyPassword('wrong');
  expect((await holder.verifyPassword(user.password)).body).toMatchObject({
    code: 'session.verification_blocked_too_many_attempts',
  });
});

test('a verification, a code and a number of another user are refused', async ({ holder, neighbour, provider }) => {
  const permission = await neighbour.permission(neighbour.user.password);
  expect((await holder.changePassword(newPassword, permission)).status).toBe(401);
  const id = await neighbour.recordOf(neighbour.sendCode(another));
  expect((await holder.verifyCode(another, id, await code(provider, another))).body).toMatchObject({
    code: 'verification_record.not_found',
  });
  const own = await holder.permission(holder.user.password);
  const proven = await neighbour.recordOf(neighbour.sendCode(another));
  await neighbour.verifyCode(another, proven, await code(provider, another));
  expect((await holder.linkPhone(another, proven, own)).body).toMatchObject({ code: 'verification_record.not_found' });
  const taken = await holder.recordOf(holder.sendCode(neighbour.user.phone));
  await holder.verifyCode(neighbour.user.phone, taken, await code(provider, neighbour.user.phone));
  expect((await holder.linkPhone(neighbour.user.phone, taken, own)).body).toMatchObject({
    code: 'user.phone_already_in_use',
  });
});

const withFault = (name: FaultName, title: string, body: Parameters<typeof test>[2]) =>
  test.describe(name, () => {
    test.use({ faults: [name] });
    test(title, body);
  });

withFault(
  'verification-of-another-permits',
  'a verification of another user permits a change',
  async ({ holder, neighbour }) => {
    const permission = await neighbour.permission(neighbour.user.password);
    expect((await holder.changePassword(newPassword, permission)).status).toBe(204);
  },
);

withFault('account-changed-without-verification', 'a password is changed at once', async ({ holder }) => {
  expect((await holder.changePassword(newPassword)).status).toBe(204);
});

withFault('password-before-a-change-stays', 'both passwords are accepted', async ({ holder, user }) => {
  await holder.changePassword(newPassword, await holder.permission(user.password));
  expect((await holder.verifyPassword(user.password)).status).toBe(201);
  expect((await holder.verifyPassword(newPassword)).status).toBe(201);
});

withFault('unproven-number-linked', 'a number is linked before its code was entered', async ({ holder, user }) => {
  const id = await holder.recordOf(holder.sendCode(another));
  expect((await holder.linkPhone(another, id, await holder.permission(user.password))).status).toBe(204);
});

withFault('number-of-another-linked', 'two users have one number', async ({ holder, neighbour, provider, user }) => {
  const { phone } = neighbour.user;
  const id = await holder.recordOf(holder.sendCode(phone));
  await holder.verifyCode(phone, id, await code(provider, phone));
  expect((await holder.linkPhone(phone, id, await holder.permission(user.password))).status).toBe(204);
});

withFault(
  'code-of-another-user-accepted',
  'a code is entered by another user',
  async ({ holder, neighbour, provider }) => {
    const id = await neighbour.recordOf(neighbour.sendCode(another));
    expect((await holder.verifyCode(another, id, await code(provider, another))).status).toBe(200);
  },
);

withFault(
  'number-proven-by-another-linked',
  'a number is linked that another user has proven',
  async ({ holder, neighbour, provider, user }) => {
    const id = await neighbour.recordOf(neighbour.sendCode(another));
    await neighbour.verifyCode(another, id, await code(provider, another));
    expect((await holder.linkPhone(another, id, await holder.permission(user.password))).status).toBe(204);
  },
);

withFault(
  'other-number-than-proven-linked',
  'a number is linked by the code of another',
  async ({ holder, provider, user }) => {
    const id = await holder.recordOf(holder.sendCode(another));
    await holder.verifyCode(another, id, await code(provider, another));
    const answer = await holder.linkPhone(mainlandNumber(0, 0, 4), id, await holder.permission(user.password));
    expect(answer.status).toBe(204);
  },
);

withFault('number-said-to-be-linked', 'the former number stays', async ({ holder, provider, phone, user }) => {
  const id = await holder.recordOf(holder.sendCode(another));
  await holder.verifyCode(another, id, await code(provider, another));
  expect((await holder.linkPhone(another, id, await holder.permission(user.password))).status).toBe(204);
  expect((await holder.profile()).body).toMatchObject({ primaryPhone: phone });
});
