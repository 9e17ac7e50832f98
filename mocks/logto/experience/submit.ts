import type { Interaction } from 'oidc-provider';
import type { Tenant } from '../data/tenant.ts';
import type { User } from '../data/users.ts';
import { RequestError } from '../http/request-error.ts';
import { finishInteraction } from '../oidc/interactions.ts';
import type { InteractionState } from './interaction-state.ts';
import { assertMandatoryProfile } from './mandatory-profile.ts';
import { identifiedUser } from './profile.ts';

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
