import { z } from 'zod';
import { type PhoneDigits, toNational } from '../../../contracts/phone.ts';
import type { ManagementApi } from '../../../fixtures/stack/management-api.ts';

const users = z.array(z.object({ id: z.string(), primaryPhone: z.string().nullable() }));

/** With a country code, a prefix or a trunk 0, or without. */
const isWritten = (phone: string | null, national: string): boolean =>
  phone?.endsWith(national) === true && /^(\+|00)?(86)?0?$/.test(phone.slice(0, -national.length));

/** The users of this number, however it was written when they registered, and nobody whose number is longer. */
export const usersOf = async (management: ManagementApi, phone: PhoneDigits): Promise<readonly { id: string }[]> => {
  const national = toNational(phone);
  const query = new URLSearchParams({ 'search.primaryPhone': `%${national}` });
  const found = await management.call('GET', `/users?${query}`, users);
  return found.filter(({ primaryPhone }) => isWritten(primaryPhone, national));
};
