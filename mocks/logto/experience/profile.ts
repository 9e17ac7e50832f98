import { assertPasswordPolicy, hashPassword } from '../data/passwords.ts';
import type { Tenant } from '../data/tenant.ts';
import type { User } from '../data/users.ts';
import { RequestError } from '../http/request-error.ts';
import type { InteractionState } from './interaction-state.ts';

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

const checkedHash = async (tenant: Tenant, state: InteractionState, password: string, user?: User) => {
  const phoneNumber = state.profile.primaryPhone ?? user?.primaryPhone ?? undefined;
  const name = user?.name ?? undefined;
  if (tenant.faults.has('any-new-password-accepted')) {
    return hashPassword(password);
  }
  const odd = { length: { min: 8, max: 20 }, characterTypes: { min: 3 } };
  const { passwordPolicy } = tenant.signInExperience;
  await assertPasswordPolicy(
    tenant.faults.has('odd-password-rules') ? { ...passwordPolicy, ...odd } : passwordPolicy,
    password,
    {
      ...(phoneNumber === undefined ? {} : { phoneNumber }),
      ...(name === undefined ? {} : { name }),
    },
  );
  return hashPassword(password);
};

/**
 * Adds a first password, to an account in the making or to one that has none.
 *
 * @throws RequestError 422 `password.rejected`
 */
export const addPassword = async (tenant: Tenant, state: InteractionState, password: string): Promise<void> => {
  if (state.event === 'ForgotPassword') {
    throw new RequestError('session.not_supported_for_forgot_password', 400);
  }
  const user = state.event === 'SignIn' ? identifiedUser(tenant, state) : undefined;
  state.profile.password = await checkedHash(tenant, state, password, user);
};

/**
 * Takes the new password of forgot-password; it holds once the interaction is submitted.
 *
 * @throws RequestError 422 `password.rejected` or `user.same_password`
 */
export const replacePassword = async (tenant: Tenant, state: InteractionState, password: string): Promise<void> => {
  if (state.event !== 'ForgotPassword') {
    throw new RequestError('session.invalid_interaction_type', 400);
  }
  const user = identifiedUser(tenant, state);
  const hash = await checkedHash(tenant, state, password, user);
  if ((await tenant.users.passwordMatches(user, password)) && !tenant.faults.has('same-password-accepted')) {
    throw new RequestError('user.same_password', 422);
  }
  state.profile.password = hash;
};
