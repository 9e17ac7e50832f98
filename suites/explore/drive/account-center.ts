import { z } from 'zod';
import { type ManagementApi, ManagementRefusal } from '../../../fixtures/stack/management-api.ts';

const path = '/account-center';

/** A refusal is an answer: other versions of Logto have no such setting, or other fields. */
const unlessRefused = async <T>(calling: Promise<T>): Promise<T | null> => {
  try {
    return await calling;
  } catch (error) {
    if (error instanceof ManagementRefusal) {
      return null;
    }
    throw error;
  }
};

const setting = z.object({ enabled: z.boolean(), fields: z.record(z.string(), z.string()) });

/** Whether users may change number and password of their accounts; not where nobody can tell. */
export const canChangeAccounts = async (management: ManagementApi): Promise<boolean> => {
  const known = setting.safeParse(await unlessRefused(management.call('GET', path, z.unknown()))).data;
  return known?.enabled === true && known.fields.phone === 'Edit' && known.fields.password === 'Edit';
};

/** Lets users change number and password of their accounts, on a tenant that may be changed. */
export const openAccounts = async (management: ManagementApi): Promise<void> => {
  const { fields = {} } = setting.safeParse(await unlessRefused(management.call('GET', path, z.unknown()))).data ?? {};
  const opened = { enabled: true, fields: { ...fields, phone: 'Edit', password: 'Edit' } };
  await unlessRefused(management.call('PATCH', path, z.unknown(), opened));
};
