import { mergeTests } from '@playwright/test';
import { z } from 'zod';
import { sessionsSchema } from '../../contracts/account-schema.ts';
import { skipWithout } from '../../fixtures/playwright/judging/skip-without.ts';
import { test as profile } from '../../fixtures/playwright/people/profile.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { isSignedIn, test as sessions } from './sessions.ts';

interface AdministratorOfSessions {
  sessionsOf(userId: string): Promise<string[]>;
  end(userId: string, session: string): Promise<void>;
}

const test = mergeTests(sessions, profile).extend<{ readonly administrator: AdministratorOfSessions }>({
  administrator: async ({ stack: { management, description } }, use, testInfo) => {
    const sessionsOf = async (userId: string) => {
      const { sessions } = await management.call('GET', `/users/${userId}/sessions`, sessionsSchema);
      return sessions.map(({ payload }) => payload.uid);
    };
    const lacks = await sessionsOf('nobody').then(
      () => false,
      (error: unknown) => error instanceof HarnessError,
    );
    skipWithout(testInfo, !lacks, 'sessions of users', description.target);
    await use({
      sessionsOf,
      end: (userId, session) => management.call('DELETE', `/users/${userId}/sessions/${session}`, z.void()),
    });
  },
});

test('a session that an administrator ends is rejected by Logto', { tag: ['@SES-09.1'] }, async ({
  administrator,
  signedIn,
  user,
}) => {
  const { visitor } = await signedIn(user);
  expect(await isSignedIn(visitor)).toBe(true);
  const sessions = await administrator.sessionsOf(user.id);
  expect(sessions).toHaveLength(1);
  await administrator.end(user.id, sessions[0] ?? '');
  expect(await isSignedIn(visitor)).toBe(false);
});

test('a session that the user ends from another device is rejected by Logto', { tag: ['@SES-09.2'] }, async ({
  profileOf,
  signedIn,
  user,
}) => {
  const { visitor } = await signedIn(user);
  const profile = await profileOf(user);
  const permission = await profile.permissionByPassword(user.password);
  const sessions = await profile.sessions(permission);
  expect(sessions).toHaveLength(2);
  for (const session of sessions) {
    await profile.endSession(session, permission);
  }
  expect(await isSignedIn(visitor)).toBe(false);
});
