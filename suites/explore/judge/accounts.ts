import { z } from 'zod';
import { toNational } from '../../../contracts/phone.ts';
import type { Bound } from '../drive/bound.ts';
import type { Ground } from '../drive/ground.ts';
import { at } from '../model/world.ts';
import type { Violation } from './violation.ts';

const users = z.array(z.object({ id: z.string() }));

/** People whose number may have one account more than before. */
const countOf = async ({ management }: Ground, { phones }: Bound, person: number): Promise<number> => {
  const query = new URLSearchParams({ 'search.primaryPhone': `%${toNational(at(phones, person))}%` });
  return (await management.call('GET', `/users?${query}`, users)).length;
};

/**
 * Each of these people has at most one account, however their number was written.
 *
 * @param isGroup whether the accounts were made at the same time
 */
export const judgeAccounts = async (
  ground: Ground,
  bound: Bound,
  people: readonly number[],
  isGroup: boolean,
): Promise<Violation[]> => {
  const counts = await Promise.all([...new Set(people)].map((person) => countOf(ground, bound, person)));
  const most = Math.max(0, ...counts);
  const what = `a number has ${most} accounts`;
  return most > 1 ? [{ requirement: isGroup ? 'REG-07' : 'REG-04', property: 'accounts', what }] : [];
};
