import { createSecret } from '../data/ids.ts';
import type { Tenant } from '../data/tenant.ts';
import { RequestError } from '../http/request-error.ts';
import { numberMeant } from '../limits/number-meant.ts';
import {
  type CodeRecordType,
  type Identifier,
  type InteractionState,
  recordById,
  type VerificationRecord,
} from './interaction-state.ts';
import { userOf, withoutPlus } from './proofs.ts';

/**
 * Verifies a code that was sent.
 *
 * @throws RequestError 404 `session.verification_session_not_found`, 400 `verification_code.*` or locked
 */
export const verifyCode = async (
  tenant: Tenant,
  state: InteractionState,
  { identifier, verificationId, code }: { identifier: Identifier; verificationId: string; code: string },
  type: CodeRecordType = 'PhoneVerificationCode',
): Promise<VerificationRecord> => {
  const record = recordById(state, verificationId, [type]);
  if (identifier.type !== record.identifier.type) {
    throw new RequestError('session.verification_session_not_found', 404);
  }
  const number = tenant.faults.has('code-counts-for-any-number') ? record.identifier.value : identifier.value;
  await countFailures(tenant, state, identifier.value, () => tenant.codes.consume(record.id, number, code));
  // The number that is named, which is that of the code but for a fault.
  Object.assign(record, { identifier, verified: true });
  return record;
};

/** Numbers the interactions, for a fault. */
const places = new WeakMap<InteractionState, string>();

const placeOf = (state: InteractionState): string => {
  const place = places.get(state) ?? createSecret(6);
  places.set(state, place);
  return place;
};

/** What the failures of an identifier are counted under: itself, but for faults. */
const countFailures = async (
  { sentinel, users, faults }: Tenant,
  state: InteractionState,
  phone: string,
  verification: () => void | Promise<void>,
): Promise<void> => {
  if (faults.has('lockout-of-known-numbers-only') && !users.byPhone(phone)) {
    await verification();
    return;
  }
  await sentinel.guard(faults.has('failures-counted-by-interaction') ? placeOf(state) : phone, verification);
};

/**
 * Verifies a password. An unknown number and a wrong password answer alike.
 *
 * @throws RequestError 422 `session.invalid_credentials`, 401 `user.suspended`, 400 locked
 */
export const verifyPassword = async (
  tenant: Tenant,
  state: InteractionState,
  { identifier, password }: { identifier: Identifier; password: string },
): Promise<VerificationRecord> => {
  const apart = tenant.faults.has('failures-counted-by-spelling');
  const meant = apart ? { ...identifier, value: numberMeant(identifier.value) } : identifier;
  const verify = async () => {
    const user = userOf(tenant, meant);
    const isRight = await tenant.users.passwordMatches(user, password);
    if (!user && tenant.faults.has('unknown-number-is-revealed-by-the-password-step')) {
      throw new RequestError('user.user_not_exist', 404);
    }
    if (!isRight || !user) {
      throw new RequestError('session.invalid_credentials', 422);
    }
    if (user.isSuspended) {
      throw new RequestError('user.suspended', 401);
    }
  };
  if (tenant.faults.has('wrong-passwords-are-not-counted')) {
    await verify();
  } else {
    await countFailures(tenant, state, apart ? identifier.value : withoutPlus(identifier.value), verify);
  }
  const record: VerificationRecord = { id: createSecret(16), type: 'Password', identifier, verified: true };
  state.records.set(record.type, record);
  return record;
};
