import { z } from 'zod';
import { pairOf } from '../../contracts/cookie-jar.ts';
import { test as base, expect } from '../../fixtures/playwright/test.ts';

/** What RFC 6265bis lets a browser refuse. */
const most = 4096;

const test = base.extend<{ readonly userOfManyWords: string }>({
  /** Signed in at Logto, with a profile as long as Logto takes it. */
  userOfManyWords: async ({ stack, userWithSession }, use) => {
    await stack.management.call('PATCH', `/users/${userWithSession.id}`, z.void(), {
      name: '名'.repeat(128),
      username: `u${userWithSession.id}_`.padEnd(128, 'x'),
      avatar: `https://pictures.example/${'p'.repeat(2000)}`,
    });
    await use(userWithSession.id);
  },
});

test('the application cookie is at most 4,096 bytes with a long profile', { tag: ['@SES-05.1'] }, async ({
  app,
  page,
  userOfManyWords,
}) => {
  const callback = page.waitForResponse(`${app.callbackUrl}?*`);
  await app.signIn();
  const headers = await (await callback).headersArray();
  const cookies = headers.filter(({ name }) => name.toLowerCase() === 'set-cookie');
  const sizes = cookies.map((header) => pairOf(header.value)).map(({ name, value }) => Buffer.byteLength(name + value));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
  await expect(app).toBeSignedInAs({ id: userOfManyWords });
});

test('each Logto cookie is at most 4,096 bytes', { tag: ['@SES-05.2'] }, async ({ app, context, userOfManyWords }) => {
  await app.signIn();
  const cookies = (await context.cookies()).filter(({ name }) => name !== '' && !name.startsWith('logto_'));
  expect(userOfManyWords).not.toBe('');
  expect(cookies.length).toBeGreaterThan(2);
  expect(cookies.filter(({ name, value }) => name.length + value.length > most)).toEqual([]);
});
