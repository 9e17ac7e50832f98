import type { SignInExperience } from '../data/sign-in-experience.ts';
import type { Tenant } from '../data/tenant.ts';
import type { User } from '../data/users.ts';
import { RequestError } from '../http/request-error.ts';
import type { InteractionState } from './interaction-state.ts';

type SignUp = SignInExperience['signUp'];

/** Of several first identifiers one is enough; all of the others have to be there. */
const wanted = ({ identifiers, secondaryIdentifiers = [] }: SignUp): ReadonlySet<string> => {
  const others = secondaryIdentifiers.map(({ identifier }) => identifier);
  if (identifiers.includes('username')) {
    return new Set(['username', ...others]);
  }
  const either = identifiers.includes('email') && identifiers.includes('phone');
  return new Set([...(either ? ['emailOrPhone'] : identifiers), ...others]);
};

/** Whether sign-up asks for a number, first or later. */
export const asksForPhone = ({ signUp }: Pick<SignInExperience, 'signUp'>): boolean =>
  signUp.identifiers.includes('phone') ||
  [...wanted(signUp)].some((identifier) => identifier === 'phone' || identifier === 'emailOrPhone');

const isFirst = ({ identifiers }: SignUp, identifier: string) => identifiers.some((first) => first === identifier);

const missingProfile = ({ signInExperience, faults }: Tenant, profile: InteractionState['profile'], user?: User) => {
  const { signUp } = signInExperience;
  const phone = profile.primaryPhone ?? user?.primaryPhone;
  const email = user?.primaryEmail;
  const has: Readonly<Record<string, unknown>> = {
    username: profile.username ?? user?.username,
    phone,
    email,
    emailOrPhone: email ?? phone,
  };
  const isWaived = (identifier: string) => faults.has('second-identifier-waived') && !isFirst(signUp, identifier);
  const identifiers = [...wanted(signUp)].filter((identifier) => !has[identifier] && !isWaived(identifier));
  const hasPassword = profile.password ?? user?.passwordHashes[0];
  return [
    ...identifiers,
    ...(signUp.password && !hasPassword && !faults.has('password-step-skipped') ? ['password'] : []),
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
