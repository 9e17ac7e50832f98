import type { Tenant } from '../data/tenant.ts';
import type { User } from '../data/users.ts';
import { RequestError } from '../http/request-error.ts';
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
