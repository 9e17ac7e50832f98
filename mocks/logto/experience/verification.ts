import { createSecret } from '../data/ids.ts';
import type { Tenant } from '../data/tenant.ts';
import { RequestError } from '../http/request-error.ts';
import { userOf, withoutPlus } from './identification.ts';
import { type Identifier, type InteractionState, recordById, type VerificationRecord } from './interaction-state.ts';

/**
 * Verifies a code that was sent.
 *
 * @throws RequestError 404 `session.verification_session_not_found`, 400 `verification_code.*` or locked
 */
export const verifyCode = async (
  tenant: Tenant,
  state: InteractionState,
  { identifier, verificationId, code }: { identifier: Identifier; verificationId: string; code: string },
): Promise<VerificationRecord> => {
  const record = recordById(state, verificationId);
  if (identifier.type !== record.identifier.type) {
    throw new RequestError('session.verification_session_not_found', 404);
  }
  await tenant.sentinel.guard(identifier.value, () => tenant.codes.consume(record.id, identifier.value, code));
  record.verified = true;
  return record;
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
  await tenant.sentinel.guard(withoutPlus(identifier.value), async () => {
    const user = userOf(tenant, identifier);
    if (!(await tenant.users.passwordMatches(user, password)) || !user) {
      throw new RequestError('session.invalid_credentials', 422);
    }
    if (user.isSuspended) {
      throw new RequestError('user.suspended', 401);
    }
  });
  const record: VerificationRecord = { id: createSecret(16), type: 'Password', identifier, verified: true };
  state.records.set(record.type, record);
  return record;
};
