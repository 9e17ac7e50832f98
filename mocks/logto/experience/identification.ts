import { setTimeout } from 'node:timers/promises';
import { auditKeys } from '../../../contracts/audit-log.ts';
import type { Tenant } from '../data/tenant.ts';
import type { User } from '../data/users.ts';
import { RequestError } from '../http/request-error.ts';
import {
  type Identifier,
  type InteractionEvent,
  type InteractionState,
  recordById,
  type VerificationRecord,
} from './interaction-state.ts';
import { assertMandatoryProfile } from './profile.ts';

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

/** Milliseconds that a fault leaves other requests. */
const gap = 100;

/** Phone numbers are kept without plus sign; the password route takes them with one too. */
export const withoutPlus = (phone: string): string => phone.replace(/^\+/, '');

export const userOf = ({ users }: Tenant, { type, value }: Identifier): User | undefined =>
  type === 'phone' ? users.byPhone(withoutPlus(value)) : undefined;

const verifiedRecord = ({ faults }: Tenant, state: InteractionState, id: string): VerificationRecord => {
  const record = recordById(state, id);
  if (!record.verified && !faults.has('unverified-number-counts')) {
    throw new RequestError('session.verification_failed', 400);
  }
  return record;
};

const assertMethodEnabled = ({ signInExperience, faults }: Tenant, { type, identifier }: VerificationRecord) => {
  const method = signInExperience.signIn.methods.find((candidate) => candidate.identifier === identifier.type);
  const enabled = type === 'Password' ? method?.password : method?.verificationCode;
  if (!enabled && !faults.has('disabled-factor-signs-in')) {
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
  const isPassword = record.type === 'Password' && !tenant.faults.has('password-resets-itself');
  if (isPassword || !isByCode) {
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
};

const takePhone = (tenant: Tenant, state: InteractionState, verificationId: string) => {
  const { identifier } = verifiedRecord(tenant, state, verificationId);
  if (!tenant.signInExperience.signUp.identifiers.includes(identifier.type)) {
    throw new RequestError('user.sign_up_method_not_enabled', 422);
  }
  if (userOf(tenant, identifier) && !tenant.faults.has('second-account-on-known-number')) {
    throw new RequestError('user.phone_already_in_use', 422);
  }
  state.profile.primaryPhone = identifier.value;
};

/** Makes an account for a number beside one that is being made, as two requests do that do not see each other. */
export const registerAside = async (
  tenant: Tenant,
  state: InteractionState,
  verificationId: string | undefined,
): Promise<void> => {
  const phone =
    verificationId === undefined ? state.profile.primaryPhone : recordById(state, verificationId).identifier.value;
  const known = phone === undefined ? undefined : tenant.users.byPhone(phone);
  await setTimeout(gap);
  if (phone !== undefined && !known && tenant.users.byPhone(phone)) {
    tenant.users.create({ primaryPhone: phone }, true);
  }
};

/**
 * Makes the account once all that sign-up asks for is there. Asked again, it makes no second one, where Logto makes
 * an empty one (`register-pw.identification-twice`).
 */
const register = (tenant: Tenant, state: InteractionState, verificationId: string | undefined, appId: string): void => {
  if (verificationId !== undefined) {
    takePhone(tenant, state, verificationId);
  }
  if (state.userId !== undefined) {
    return;
  }
  assertMandatoryProfile(tenant, state);
  const { primaryPhone, password } = state.profile;
  const evenIfKnown = tenant.faults.has('second-account-on-known-number');
  const user = tenant.users.create({ primaryPhone: primaryPhone ?? null }, evenIfKnown);
  if (password) {
    tenant.users.setPassword(user, password);
  }
  tenant.auditRecords.add(auditKeys.registration, user.id, appId);
  state.userId = user.id;
  state.profile = {};
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
