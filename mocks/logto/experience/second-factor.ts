import { createSecret } from '../data/ids.ts';
import type { Tenant } from '../data/tenant.ts';
import type { User } from '../data/users.ts';
import { RequestError } from '../http/request-error.ts';
import { addPhone } from './identifiers.ts';
import type { InteractionState, VerificationRecord } from './interaction-state.ts';
import { asksForPhone } from './mandatory-profile.ts';
import { identifiedUser } from './proofs.ts';

const factor = 'PhoneVerificationCode';

const isOn = ({ signInExperience: { mfa } }: Tenant) => mfa.factors.includes(factor);

/** Whether somebody who is identified adds a number that is for the second factor alone. */
export const isEnrolment = ({ signInExperience }: Tenant, { userId }: InteractionState): boolean =>
  userId !== undefined && !asksForPhone(signInExperience);

/** A code to a number that the user has no more counts for nothing. */
const isVerified = ({ faults }: Tenant, { records }: InteractionState, phone: string) => {
  const types: VerificationRecord['type'][] = [
    'MfaPhoneVerificationCode',
    ...(faults.has('sign-in-code-is-a-second-factor') ? (['PhoneVerificationCode'] as const) : []),
  ];
  return [...records.values()].some(
    ({ type, identifier, verified }) =>
      types.includes(type) &&
      verified &&
      (identifier.value === phone || faults.has('revoked-number-is-still-a-second-factor')),
  );
};

/**
 * Whoever has a number signs in by its code as well.
 *
 * @throws RequestError 403 `session.mfa.require_mfa_verification`, 404 `session.identifier_not_found`
 */
export const assertSecondFactor = (tenant: Tenant, state: InteractionState): void => {
  const { primaryPhone } = identifiedUser(tenant, state);
  if (!isOn(tenant) || !primaryPhone || tenant.faults.has('second-factor-never-asked-for')) {
    return;
  }
  if (!isVerified(tenant, state, primaryPhone)) {
    const maskedIdentifiers = { [factor]: `****${primaryPhone.slice(-4)}` };
    throw new RequestError('session.mfa.require_mfa_verification', 403, {
      data: { availableFactors: [factor], maskedIdentifiers },
    });
  }
};

const hasNumber = ({ signInExperience, faults }: Tenant, { event, profile }: InteractionState, user: User) => {
  const isNew = event === 'Register' && asksForPhone(signInExperience);
  if (isNew && faults.has('registered-number-is-no-second-factor')) {
    return false;
  }
  return Boolean(user.primaryPhone ?? profile.primaryPhone);
};

/**
 * Under the policy `Mandatory` everybody has a second factor in the end. Under others nobody is asked to have one, as if
 * all had declined.
 *
 * @throws RequestError 422 `user.missing_mfa`
 */
export const assertEnrolled = (tenant: Tenant, state: InteractionState, user: User): void => {
  const { policy, factors } = tenant.signInExperience.mfa;
  const isAsked = policy === 'Mandatory' && factors.length > 0 && state.hasDeclined !== true;
  if (!isAsked || tenant.faults.has('enrolment-can-be-skipped')) {
    return;
  }
  if (!isOn(tenant) || !hasNumber(tenant, state, user)) {
    throw new RequestError('user.missing_mfa', 422, {
      data: { availableFactors: factors.filter((each) => each !== 'BackupCode') },
    });
  }
};

/** Makes a number that was proven the second factor; its code need not be entered twice. */
export const bindSecondFactor = (
  tenant: Tenant,
  state: InteractionState,
  verificationId: string,
  replaces: boolean,
): void => {
  if (state.event === 'SignIn' && tenant.faults.has('enrolment-at-registration-only')) {
    throw new RequestError('session.mfa.mfa_factor_not_enabled', 400);
  }
  addPhone(tenant, state, verificationId, replaces);
  const value = state.profile.primaryPhone ?? '';
  state.records.set('MfaPhoneVerificationCode', {
    id: createSecret(16),
    type: 'MfaPhoneVerificationCode',
    identifier: { type: 'phone', value },
    templateType: 'MfaVerification',
    verified: true,
  });
};

/** @throws RequestError 422 `session.mfa.mfa_policy_not_user_controlled` where everybody has one */
export const declineSecondFactor = ({ signInExperience, faults }: Tenant, state: InteractionState): void => {
  if (signInExperience.mfa.policy === 'Mandatory' && !faults.has('mandatory-enrolment-can-be-declined')) {
    throw new RequestError('session.mfa.mfa_policy_not_user_controlled', 422);
  }
  state.hasDeclined = true;
};

/** @throws RequestError 400 `session.identifier_not_found` or `session.mfa.mfa_factor_not_enabled` */
export const secondNumberOf = ({ users }: Tenant, { userId }: InteractionState): string => {
  const user = userId === undefined ? undefined : users.byId(userId);
  if (!user) {
    throw new RequestError('session.identifier_not_found', 400);
  }
  if (!user.primaryPhone) {
    throw new RequestError('session.mfa.mfa_factor_not_enabled', 400);
  }
  return user.primaryPhone;
};
