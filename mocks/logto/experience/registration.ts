import { setTimeout } from 'node:timers/promises';
import { auditKeys } from '../../../contracts/audit-log.ts';
import type { Tenant } from '../data/tenant.ts';
import { RequestError } from '../http/request-error.ts';
import { type InteractionState, recordById, type VerificationRecord } from './interaction-state.ts';
import { asksForPhone, assertMandatoryProfile } from './mandatory-profile.ts';
import { userOf, verifiedRecord } from './proofs.ts';

/** Milliseconds that a fault leaves other requests. */
const gap = 100;

const takePhone = (tenant: Tenant, state: InteractionState, { identifier }: VerificationRecord) => {
  if (!asksForPhone(tenant.signInExperience)) {
    throw new RequestError('user.sign_up_method_not_enabled', 422);
  }
  if (userOf(tenant, identifier) && !tenant.faults.has('second-account-on-known-number')) {
    throw new RequestError('user.phone_already_in_use', 422);
  }
  state.profile.primaryPhone = identifier.value;
};

const takeName = (tenant: Tenant, state: InteractionState, { identifier, password }: VerificationRecord) => {
  if (tenant.users.byUsername(identifier.value)) {
    throw new RequestError('user.username_already_in_use', 422);
  }
  state.profile.username = identifier.value;
  if (password) {
    state.profile.password = password;
  }
};

const take = (tenant: Tenant, state: InteractionState, verificationId: string): void => {
  const record = verifiedRecord(tenant, state, verificationId);
  switch (record.type) {
    case 'PhoneVerificationCode':
      takePhone(tenant, state, record);
      return;
    case 'NewPasswordIdentity':
      takeName(tenant, state, record);
      return;
    default:
      throw new RequestError('session.verification_failed', 400);
  }
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
 * one that is empty.
 */
export const register = (
  tenant: Tenant,
  state: InteractionState,
  verificationId: string | undefined,
  appId: string,
): void => {
  if (verificationId !== undefined) {
    take(tenant, state, verificationId);
  }
  if (state.userId !== undefined) {
    if (tenant.faults.has('repeated-identification-makes-an-empty-account')) {
      state.userId = tenant.users.create({ username: null, primaryPhone: null }).id;
    }
    return;
  }
  assertMandatoryProfile(tenant, state);
  const { username, primaryPhone, password } = state.profile;
  const evenIfKnown = tenant.faults.has('second-account-on-known-number');
  const identifiers = { username: username ?? null, primaryPhone: primaryPhone ?? null };
  const user = tenant.users.create(identifiers, evenIfKnown);
  if (password) {
    tenant.users.setPassword(user, password);
  }
  tenant.auditRecords.add(auditKeys.registration, user.id, appId);
  state.userId = user.id;
  state.profile = {};
};
