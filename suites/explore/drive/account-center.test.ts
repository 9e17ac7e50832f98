import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { loadConfig } from '../../../fixtures/config/config.ts';
import { silent } from '../../../fixtures/tools/progress.ts';
import { canChangeAccounts, openAccounts } from './account-center.ts';
import { openGround } from './open-ground.ts';

const path = '/account-center';

test('the Account API is called where a managed tenant opens it, and where a tenant has it open', async () => {
  const { signal } = new AbortController();
  await using open = await openGround(loadConfig({ target: 'embedded' }), { progress: silent, signal });
  const { management, hasAccountApi } = open.ground;
  expect(hasAccountApi).toBe(true);
  for (const closed of [{ enabled: false }, { enabled: true, fields: { name: 'Edit', phone: 'ReadOnly' } }]) {
    await management.call('PATCH', path, z.unknown(), closed);
    expect(await canChangeAccounts(management)).toBe(false);
  }
  await openAccounts(management);
  expect(await canChangeAccounts(management)).toBe(true);
  const fields = { name: 'Edit', phone: 'Edit', password: 'Edit' };
  expect(await management.call('GET', path, z.unknown())).toMatchObject({ fields });
});
