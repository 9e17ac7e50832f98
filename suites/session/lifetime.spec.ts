import { mergeTests } from '@playwright/test';
import { test as tokenTime } from '../../fixtures/playwright/openid/token-time.ts';
import { changeRows } from '../../fixtures/playwright/tenant/database.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { isSignedIn, test as sessions } from './sessions.ts';

const test = mergeTests(sessions, tokenTime);

const day = 24 * 3600;

/** Moves the beginning of a session and leaves its end, as if it had been in use all the time. */
const useFor = `
  update oidc_model_instances set
    payload = payload || jsonb_build_object(
      'iat', (payload->>'iat')::int - $2::int,
      'loginTs', (payload->>'loginTs')::int - $2::int)
  where model_name = 'Session' and payload->>'accountId' = $1`;

test('a Logto session expires after 14 days without use', { tag: ['@SES-08.1'] }, async ({
  sessionsLast14Days: _,
  ageSignIns,
  signedIn,
  user,
}) => {
  const { visitor } = await signedIn(user);
  expect(await isSignedIn(visitor)).toBe(true);
  await ageSignIns(user, 14 * day + 60);
  expect(await isSignedIn(visitor)).toBe(false);
});

test('a Logto session expires 30 days after sign-in regardless of use', { tag: ['@SES-11.2'] }, async ({
  writableDatabase,
  signedIn,
  user,
}) => {
  const { visitor } = await signedIn(user);
  expect(await isSignedIn(visitor)).toBe(true);
  await changeRows(writableDatabase, useFor, [user.id, 30 * day + 60]);
  expect(await isSignedIn(visitor)).toBe(false);
});
