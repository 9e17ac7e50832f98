import { createSecret } from '../data/ids.ts';
import type { Tenant } from '../data/tenant.ts';
import { RequestError } from '../http/request-error.ts';
import type { InteractionState, VerificationRecord } from './interaction-state.ts';
import { checkedPassword } from './passwords.ts';
import { verifiedRecord } from './proofs.ts';

const userSoFar = ({ users }: Tenant, { userId }: InteractionState) =>
  userId === undefined ? undefined : users.byId(userId);

/**
 * Adds a name, to an account in the making or to one that has none.
 *
 * @throws RequestError 422 `user.username_exists_in_profile` or `user.username_already_in_use`
 */
export const addUsername = (tenant: Tenant, state: InteractionState, username: string): void => {
  if (userSoFar(tenant, state)?.username) {
    throw new RequestError('user.username_exists_in_profile', 422);
  }
  if (tenant.users.byUsername(username)) {
    throw new RequestError('user.username_already_in_use', 422);
  }
  state.profile.username = username;
};

/**
 * Adds a number that was proven by its code, to an account in the making or to one that has none.
 *
 * @param replaces whether it may take the place of another
 * @throws RequestError 422 `user.phone_exists_in_profile` or `user.phone_already_in_use`
 */
export const addPhone = (tenant: Tenant, state: InteractionState, verificationId: string, replaces = false): void => {
  const { faults, users } = tenant;
  const { identifier } = verifiedRecord(tenant, state, verificationId, ['PhoneVerificationCode']);
  if (userSoFar(tenant, state)?.primaryPhone && !replaces) {
    throw new RequestError('user.phone_exists_in_profile', 422);
  }
  if (state.userId === undefined && faults.has('number-of-a-newcomer-refused')) {
    throw new RequestError('session.identifier_not_found', 404);
  }
  if (users.byPhone(identifier.value) && !faults.has('number-of-another-added')) {
    if (faults.has('refused-number-stays')) {
      state.profile.primaryPhone = identifier.value;
    }
    throw new RequestError('user.phone_already_in_use', 422);
  }
  if (!(faults.has('refused-number-stays') && state.profile.primaryPhone !== undefined)) {
    state.profile.primaryPhone = identifier.value;
  }
};

/**
 * Takes a new name and its password at once; they count once the account is made.
 *
 * @throws RequestError 422 `user.username_already_in_use` or `password.rejected`
 */
export const proveNewName = async (
  tenant: Tenant,
  state: InteractionState,
  { identifier, password }: { readonly identifier: { type: 'username'; value: string }; readonly password: string },
): Promise<VerificationRecord> => {
  if (tenant.users.byUsername(identifier.value)) {
    throw new RequestError('user.username_already_in_use', 422);
  }
  const hash = await checkedPassword(tenant, password, { username: identifier.value });
  const record: VerificationRecord = {
    id: createSecret(16),
    type: 'NewPasswordIdentity',
    identifier,
    password: hash,
    verified: true,
  };
  state.records.set(record.type, record);
  return record;
};
