import { z } from 'zod';
import type { OwnerEvent } from '../../contracts/record/load-history.ts';
import { type ManagementApi, pagesOf } from '../../fixtures/stack/management-api.ts';

const user = z.object({ id: z.string(), primaryPhone: z.string().nullable() });

/** Whom each number belongs to, as the Management API has it now. */
export const ownersOf = async (api: ManagementApi): Promise<OwnerEvent[]> => {
  const owners: OwnerEvent[] = [];
  for await (const users of pagesOf(api, '/users', user)) {
    for (const { id, primaryPhone } of users) {
      if (primaryPhone !== null) {
        owners.push({ kind: 'owner', at: Date.now(), phone: primaryPhone, subject: id });
      }
    }
  }
  return owners;
};
