import type { Interaction } from 'oidc-provider';
import { assertPasswordPolicy, hashPassword } from '../data/passwords.ts';
import type { Tenant } from '../data/tenant.ts';
import type { User } from '../data/users.ts';
import { RequestError } from '../http/request-error.ts';
import { finishInteraction } from '../oidc/interactions.ts';
import type { InteractionState } from './interaction-state.ts';

const missingProfile = ({ signInExperience, faults }: Tenant, profile: InteractionState['profile'], user?: User) => {
  const { identifiers, password } = signInExperience.signUp;
  const hasPhone = profile.primaryPhone ?? user?.primaryPhone;
  const hasPassword = profile.password ?? user?.passwordHashes[0];
  return [
    ...(identifiers.includes('phone') && !hasPhone ? ['phone'] : []),
    ...(password && !hasPassword && !faults.has('password-step-skipped') ? ['password'] : []),
  ];
};

/**
 * Everything that sign-up asks for has to be there before an account is made or signs in.
 *
 * @throws RequestError 422 `user.missing_profile` with what is missing
 */
export const assertMandatoryProfile = (tenant: Tenant, state: InteractionState, user?: User): void => {
  const missing = missingProfile(tenant, state.profile, user);
  if (missing.length > 0) {
    throw new RequestError('user.missing_profile', 422, { data: { missingProfile: missing } });
  }
};

/** @throws RequestError 404 `session.identifier_not_found` before anybody is identified */
const identifiedUser = ({ users, faults }: Tenant, { userId, records }: InteractionState): User => {
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

/**
 * Ends forgot-password: from now on the new password is the one. Nobody is signed in by it.
 *
 * @returns whose it is
 * @throws RequestError 422 `user.new_password_required_in_profile`
 */
export const submitPassword = (tenant: Tenant, state: InteractionState): User => {
  const user = identifiedUser(tenant, state);
  if (!state.profile.password) {
    throw new RequestError('user.new_password_required_in_profile', 422);
  }
  tenant.users.setPassword(user, state.profile.password);
  return user;
};

/**
 * Ends sign-in or registration.
 *
 * @returns where the browser goes on
 * @throws RequestError 404 `session.identifier_not_found`, 422 `user.missing_profile`
 */
export const submitSignIn = async (
  tenant: Tenant,
  state: InteractionState,
  interaction: Interaction,
): Promise<string> => {
  const user = identifiedUser(tenant, state);
  assertMandatoryProfile(tenant, state, user);
  if (state.profile.password) {
    tenant.users.setPassword(user, state.profile.password);
  }
  state.profile = {};
  user.lastSignInAt = tenant.clock();
  return finishInteraction(interaction, { login: { accountId: user.id } });
};
