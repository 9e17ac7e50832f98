import type { Interaction } from 'oidc-provider';
import type { Tenant } from '../data/tenant.ts';
import type { User } from '../data/users.ts';
import { RequestError } from '../http/request-error.ts';
import { finishInteraction } from '../oidc/interactions.ts';
import type { InteractionState } from './interaction-state.ts';
import { assertMandatoryProfile } from './mandatory-profile.ts';
import { checkedPassword } from './passwords.ts';
import { identifiedUser } from './proofs.ts';
import { assertEnrolled, assertSecondFactor } from './second-factor.ts';

const ownerOf = ({ profile }: InteractionState, user?: User) => ({
  phoneNumber: profile.primaryPhone ?? user?.primaryPhone ?? undefined,
  name: user?.name ?? undefined,
  username: profile.username ?? user?.username ?? undefined,
});

/**
 * What may be added to an account is added at sign-up, or by whoever signs in with all that sign-in asks for.
 *
 * @throws RequestError 400 `session.not_supported_for_forgot_password`, 403 `session.mfa.require_mfa_verification`
 */
export const assertProfileOpen = (tenant: Tenant, state: InteractionState): void => {
  if (state.event === 'ForgotPassword') {
    throw new RequestError('session.not_supported_for_forgot_password', 400);
  }
  if (state.event === 'SignIn') {
    assertSecondFactor(tenant, state);
  }
};

/**
 * Adds a first password, to an account in the making or to one that has none.
 *
 * @throws RequestError 422 `password.rejected`
 */
export const addPassword = async (tenant: Tenant, state: InteractionState, password: string): Promise<void> => {
  const user = state.event === 'SignIn' ? identifiedUser(tenant, state) : undefined;
  state.profile.password = await checkedPassword(tenant, password, ownerOf(state, user));
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
  const hash = await checkedPassword(tenant, password, ownerOf(state, user));
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

/** What was collected becomes the account's. @throws RequestError 422 where another has the number or name by now */
const keepProfile = ({ users, faults }: Tenant, { profile }: InteractionState, user: User) => {
  const { username, primaryPhone, password } = profile;
  const evenIfKnown = faults.has('number-of-another-added-in-the-end');
  if (username !== undefined) {
    users.update(user, { username });
  }
  if (primaryPhone !== undefined && !faults.has('enrolled-number-not-kept')) {
    users.update(user, { primaryPhone }, evenIfKnown);
  }
  if (password) {
    users.setPassword(user, password);
  }
};

/**
 * Ends sign-in or registration.
 *
 * @returns where the browser goes on
 * @throws RequestError 404 `session.identifier_not_found`, 403 `session.mfa.require_mfa_verification`, 422
 * `user.missing_profile`, `user.missing_mfa` or where a number is taken
 */
export const submitSignIn = async (
  tenant: Tenant,
  state: InteractionState,
  interaction: Interaction,
): Promise<string> => {
  const user = identifiedUser(tenant, state);
  if (state.event === 'SignIn') {
    assertSecondFactor(tenant, state);
  }
  assertMandatoryProfile(tenant, state, user);
  assertEnrolled(tenant, state, user);
  keepProfile(tenant, state, user);
  state.profile = {};
  user.lastSignInAt = tenant.clock();
  return finishInteraction(interaction, { login: { accountId: user.id } });
};
