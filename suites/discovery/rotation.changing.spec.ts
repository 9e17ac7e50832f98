import { decodeProtectedHeader } from 'jose';
import { z } from 'zod';
import { skipWithout } from '../../fixtures/playwright/judging/skip-without.ts';
import { test as base } from '../../fixtures/playwright/openid/id-token.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { hasByVersion } from '../../fixtures/stack/capabilities.ts';

const keys = z.array(z.object({ id: z.string() }));
/** Before that, on 1.36.0, a new key was not seen to sign within ten seconds. */
const choice = 'configurable grace period for the rotation of signing keys';
const path = '/configs/oidc/private-keys';

const keyOf = (token: string): string => decodeProtectedHeader(token).kid ?? 'none';

/** Not applicable where keys cannot be rotated, nor to a tenant that stays, which could not have its keys back. */
const test = base.extend<{ readonly rotateKeys: () => Promise<void> }>({
  rotateKeys: async ({ stack: { management, description } }, use, testInfo) => {
    const isLasting = description.journal !== undefined;
    testInfo.skip(isLasting, 'the target is persistent, and a rotation of its signing keys cannot be undone');
    const listed = await management.call('GET', path, keys).catch(() => null);
    testInfo.skip(listed === null, 'the Management API of the target cannot rotate signing keys');
    skipWithout(testInfo, hasByVersion(choice, description.target), choice, description.target);
    await use(async () => {
      await management.call('POST', `${path}/rotate`, keys, { rotationGracePeriod: 0 });
    });
  },
});

test('after a key rotation, an old ID token verifies and new ID tokens use the new key', {
  tag: ['@DSC-05.3'],
}, async ({ rotateKeys, tokensOf, verifyIdToken }) => {
  const { id_token: old } = await tokensOf();
  await rotateKeys();
  await expect.poll(async () => keyOf((await tokensOf()).id_token)).not.toBe(keyOf(old));
  await expect(verifyIdToken(old)).resolves.toBeDefined();
  await expect(tokensOf().then(({ id_token: recent }) => verifyIdToken(recent))).resolves.toBeDefined();
});
