import type { Tenant } from '../data/tenant.ts';
import type { User } from '../data/users.ts';
import { RequestError } from '../http/request-error.ts';
import type { InteractionEvent, InteractionState, VerificationRecord } from './interaction-state.ts';
import { userOf, verifiedRecord } from './proofs.ts';
import { register } from './registration.ts';

/** @throws RequestError 403 `auth.forbidden` when the tenant's mode does not have this event */
export const assertEventAllowed = ({ signInExperience, faults }: Tenant, event: InteractionEvent): void => {
  const { signInMode } = signInExperience;
  if (event === 'Register' && faults.has('registration-never-closed')) {
    return;
  }
  if ((event === 'Register' && signInMode === 'SignIn') || (event === 'SignIn' && signInMode === 'Register')) {
    throw new RequestError('auth.forbidden', 403);
  }
};

const isEnabled = ({ signInExperience }: Tenant, { type, identifier }: VerificationRecord) => {
  const method = signInExperience.signIn.methods.find((candidate) => candidate.identifier === identifier.type);
  const byType: Partial<Record<VerificationRecord['type'], boolean | undefined>> = {
    Password: method?.password,
    PhoneVerificationCode: method?.verificationCode,
  };
  return byType[type] ?? false;
};

const assertMethodEnabled = (tenant: Tenant, record: VerificationRecord) => {
  if (!isEnabled(tenant, record) && !tenant.faults.has('disabled-factor-signs-in')) {
    throw new RequestError('user.sign_in_method_not_enabled', 422);
  }
};

const existingUser = (tenant: Tenant, { identifier }: VerificationRecord): User => {
  const user = userOf(tenant, identifier);
  if (!user) {
    throw new RequestError('user.user_not_exist', 404, { data: { identifier: identifier.value } });
  }
  if (user.isSuspended) {
    throw new RequestError('user.suspended', 401);
  }
  return user;
};

const identifyForPassword = (tenant: Tenant, state: InteractionState, record: VerificationRecord) => {
  const isByCode =
    tenant.signInExperience.forgotPasswordMethods.includes('PhoneVerificationCode') ||
    tenant.faults.has('recovery-though-switched-off');
  const isNoCode = record.type !== 'PhoneVerificationCode' && !tenant.faults.has('password-resets-itself');
  if (isNoCode || !isByCode) {
    throw new RequestError('session.not_supported_for_forgot_password', 422);
  }
  state.userId = existingUser(tenant, record).id;
};

const identifyForSignIn = (tenant: Tenant, state: InteractionState, record: VerificationRecord) => {
  assertMethodEnabled(tenant, record);
  state.userId = existingUser(tenant, record).id;
};

/** Signs in the one who proved the number, or the one whose password it is. */
const identify = (tenant: Tenant, state: InteractionState, verificationId: string | undefined): void => {
  if (verificationId === undefined) {
    throw new RequestError('guard.invalid_input', 400);
  }
  const record = verifiedRecord(tenant, state, verificationId);
  const go = state.event === 'ForgotPassword' ? identifyForPassword : identifyForSignIn;
  go(tenant, state, record);
  // What was collected for an account in the making is nothing of somebody who has one.
  if (!tenant.faults.has('collected-password-replaces-that-of-a-user')) {
    state.profile = {};
  }
};

/**
 * Ties the interaction to a user, an existing one or a new one.
 *
 * @returns whether an account was made
 */
export const identifyUser = (
  tenant: Tenant,
  state: InteractionState,
  verificationId: string | undefined,
  appId: string,
): boolean => {
  assertEventAllowed(tenant, state.event);
  if (state.event === 'Register') {
    register(tenant, state, verificationId, appId);
    return true;
  }
  identify(tenant, state, verificationId);
  return false;
};
