import type { Bound } from '../drive/bound.ts';
import type { Performed } from '../drive/performed.ts';
import type { Violation } from './violation.ts';

/**
 * As whom somebody was signed in: always the user who owns the account, and nobody else's. What is not known yet is
 * learnt from it.
 *
 * @param account number of the account whose proof it stands on
 */
export const judgeSubject = ({ subjects }: Bound, account: number, { subject }: Performed): Violation[] => {
  if (subject === undefined) {
    return [];
  }
  const known = subjects.get(account);
  const owner = [...subjects].find(([number, sub]) => sub === subject && number !== account);
  if (known === undefined && owner === undefined) {
    subjects.set(account, subject);
    return [];
  }
  return known === subject
    ? []
    : [
        {
          requirement: 'SGN-01',
          property: 'subject',
          what: 'a token names another user than the one who proved the number',
        },
      ];
};
