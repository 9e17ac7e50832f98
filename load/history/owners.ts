import { z } from 'zod';
import type { OwnerEvent } from '../../contracts/record/load-history.ts';
import type { ManagementApi } from '../../fixtures/stack/management-api.ts';

const users = z.array(z.object({ id: z.string(), primaryPhone: z.string().nullable() }));

/** The most that Logto gives at once. */
const pageSize = 100;

/** Whom each number belongs to, as the Management API has it now. */
export const ownersOf = async (api: ManagementApi): Promise<OwnerEvent[]> => {
  const owners: OwnerEvent[] = [];
  const seen = new Set<string>();
  for (let page = 1; ; page += 1) {
    const found = await api.call('GET', `/users?page=${page}&page_size=${pageSize}`, users);
    // The stand-in gives all of them on each page.
    const added = found.filter(({ id }) => !seen.has(id));
    for (const { id, primaryPhone } of added) {
      seen.add(id);
      if (primaryPhone !== null) {
        owners.push({ kind: 'owner', at: Date.now(), phone: primaryPhone, subject: id });
      }
    }
    if (found.length < pageSize || added.length === 0) {
      return owners;
    }
  }
};
