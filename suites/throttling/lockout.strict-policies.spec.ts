import { z } from 'zod';
import { fewSpellings, spellingsTaken } from '../../fixtures/http/spellings.ts';
import { aWrongCode, expect, test, trials } from '../../fixtures/playwright/test.ts';
import { tenantConfigurations } from '../../fixtures/stack/tenant-configurations.ts';

const { maxAttempts, lockoutDuration } = tenantConfigurations['strict-policies'].sentinelPolicy;
const minute = 60;

test('failed attempts from several browsers count together and lock the phone number', {
  tag: ['@RL-06.1'],
}, async ({ requestCode, begin, codeFor, user }) => {
  for (const _ of Array(maxAttempts).keys()) {
    const { visitor, sent } = await requestCode('SignIn', user.phone);
    expect(await visitor.verifyCode({ ...sent, code: aWrongCode(sent.code) })).toBeRefused();
  }
  const another = await begin('SignIn');
  expect(await another.verifyCode(await codeFor(another, user.phone, 'SignIn'))).toBeRefused('blocked');
});

test('a new code does not reset the count of failed attempts', { tag: ['@RL-05.1'] }, async ({
  begin,
  codeFor,
  user,
}) => {
  const visitor = await begin('SignIn');
  for (const _ of Array(maxAttempts).keys()) {
    const sent = await codeFor(visitor, user.phone, 'SignIn');
    expect(await visitor.verifyCode({ ...sent, code: aWrongCode(sent.code) })).toBeRefused();
  }
  expect(await visitor.verifyCode(await codeFor(visitor, user.phone, 'SignIn'))).toBeRefused('blocked');
});

test('failed codes and failed passwords count together and lock both factors', { tag: ['@RL-01.2'] }, async ({
  begin,
  codeFor,
  failCodes,
  user,
}) => {
  const visitor = await begin('SignIn');
  await failCodes(visitor, user.phone, maxAttempts - 3);
  await trials(3, () => visitor.verifyPassword(user.phone, `${user.password}x`));
  expect(await visitor.verifyPassword(user.phone, user.password)).toBeRefused('blocked');
  expect(await visitor.verifyCode(await codeFor(visitor, user.phone, 'SignIn'))).toBeRefused('blocked');
});

test('a lock holds for the phone number in other spellings', { tag: ['@RL-01.3'] }, async ({ begin, user }) => {
  const visitor = await begin('SignIn');
  await trials(maxAttempts, () => visitor.verifyPassword(user.phone, `${user.password}x`));
  expect(await visitor.verifyPassword(user.phone, user.password)).toBeRefused('blocked');
  const ask = (written: string) => visitor.verifyPassword(written, user.password);
  expect(await spellingsTaken(fewSpellings, user.phone, ask)).toEqual([]);
});

test('a lockout ends after its configured duration and not before', { tag: ['@RL-07.1'] }, async ({
  begin,
  codeFor,
  failCodes,
  user,
  time,
}) => {
  const visitor = await begin('SignIn');
  await failCodes(visitor, user.phone, maxAttempts);
  await time.pass((lockoutDuration - 1) * minute, user.phone);
  expect(await visitor.verifyCode(await codeFor(visitor, user.phone, 'SignIn'))).toBeRefused('blocked');
  await time.pass(2 * minute, user.phone);
  expect(await visitor.verifyCode(await codeFor(visitor, user.phone, 'SignIn'))).toBeAccepted();
});

test('a successful verification resets the count of failed attempts', { tag: ['@RL-18.1'] }, async ({
  begin,
  codeFor,
  failCodes,
  user,
}) => {
  const visitor = await begin('SignIn');
  await failCodes(visitor, user.phone, maxAttempts - 1);
  expect(await visitor.verifyCode(await codeFor(visitor, user.phone, 'SignIn'))).toBeAccepted();
  await failCodes(visitor, user.phone, maxAttempts - 1);
  expect(await visitor.verifyCode(await codeFor(visitor, user.phone, 'SignIn'))).toBeAccepted();
});

test('an administrator can end the lockout of a phone number', { tag: ['@RL-08.1'] }, async ({
  begin,
  codeFor,
  failCodes,
  user,
  stack,
}) => {
  const [attacker, owner] = [await begin('SignIn'), await begin('SignIn')];
  await failCodes(attacker, user.phone, maxAttempts);
  expect(await owner.verifyCode(await codeFor(owner, user.phone, 'SignIn'))).toBeRefused('blocked');
  const targets = { targetType: 'User', targets: [user.phone] };
  await stack.management.call('POST', '/sentinel-activities/delete', z.void(), targets);
  expect(await owner.verifyCode(await codeFor(owner, user.phone, 'SignIn'))).toBeAccepted();
});
