import type { Tenant } from '../data/tenant.ts';
import type { User } from '../data/users.ts';
import { RequestError } from '../http/request-error.ts';
import { type Identifier, type InteractionState, recordById, type VerificationRecord } from './interaction-state.ts';

/** Phone numbers are kept without plus sign; the password route takes them with one too. */
export const withoutPlus = (phone: string): string => phone.replace(/^\+/, '');

export const userOf = ({ users }: Tenant, { type, value }: Identifier): User | undefined => {
  if (type === 'username') {
    return users.byUsername(value);
  }
  return type === 'phone' ? users.byPhone(withoutPlus(value)) : undefined;
};

/** @throws RequestError 404 `session.verification_session_not_found`, 400 `session.verification_failed` */
export const verifiedRecord = (
  { faults }: Tenant,
  state: InteractionState,
  id: string,
  types?: readonly VerificationRecord['type'][],
): VerificationRecord => {
  const record = recordById(state, id, types);
  if (!record.verified && !faults.has('unverified-number-counts')) {
    throw new RequestError('session.verification_failed', 400);
  }
  return record;
};

/** @throws RequestError 404 `session.identifier_not_found` before anybody is identified */
export const identifiedUser = ({ users, faults }: Tenant, { userId, records }: InteractionState): User => {
  const proven = records.get('PhoneVerificationCode')?.identifier.value;
  const unidentified = faults.has('reset-without-identification') ? users.byPhone(proven ?? '') : undefined;
  const user = userId === undefined ? unidentified : users.byId(userId);
  if (!user) {
    throw new RequestError('session.identifier_not_found', 404);
  }
  return user;
};
