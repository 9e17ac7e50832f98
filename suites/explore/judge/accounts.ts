import type { Bound } from '../drive/bound.ts';
import type { Ground } from '../drive/ground.ts';
import { usersOf } from '../drive/users-of.ts';
import { at } from '../model/world.ts';
import type { Violation } from './violation.ts';

/**
 * Each of these people has at most one account, however their number was written.
 *
 * @param isGroup whether the accounts were made at the same time
 */
export const judgeAccounts = async (
  { management }: Ground,
  { phones }: Bound,
  people: readonly number[],
  isGroup: boolean,
): Promise<Violation[]> => {
  const found = await Promise.all([...new Set(people)].map((person) => usersOf(management, at(phones, person))));
  const most = Math.max(0, ...found.map(({ length }) => length));
  const what = `a number has ${most} accounts`;
  return most > 1 ? [{ requirement: isGroup ? 'REG-07' : 'REG-04', property: 'accounts', what }] : [];
};
