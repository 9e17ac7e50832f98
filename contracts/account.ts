/** Logto's Account API, by which users look after their own account. */
import { type ApiCall, jsonRequest } from './api-call.ts';
import type { CodeAttempt } from './experience.ts';
import type { WireRequest } from './wire-request.ts';

/** Where the API begins: whatever has it answers here. */
export const accountPath = '/api/my-account';

/** Header that carries the id of a fresh verification of the user. */
const permissionHeader = 'logto-verification-id';

const post = (path: string, body: object): ApiCall => ({ method: 'POST', path, body });
const phoneIdentifier = (value: string) => ({ type: 'phone', value });
/** Where a user proves again who that is, or that a number is the user's. */
export const verificationsPath = '/api/verifications';

const codePath = `${verificationsPath}/verification-code`;
const phonePath = `${accountPath}/primary-phone`;
const sessionsPath = `${accountPath}/sessions`;

/** Calls of the API. */
export const account = {
  profile: (): ApiCall => ({ method: 'GET', path: accountPath }),
  /** Asks for a code to a number: to prove who one is, or to add the number. */
  sendCode: (phone: string, templateType?: 'BindMfa' | 'UserPermissionValidation') =>
    post(codePath, { identifier: phoneIdentifier(phone), templateType }),
  verifyCode: ({ phone, verificationId, code }: CodeAttempt) =>
    post(`${codePath}/verify`, { identifier: phoneIdentifier(phone), verificationId, code }),
  verifyPassword: (password: string) => post(`${verificationsPath}/password`, { password }),
  /** Makes a number that was verified the user's. */
  linkPhone: (phone: string, newIdentifierVerificationRecordId: string) =>
    post(phonePath, { phone, newIdentifierVerificationRecordId }),
  removePhone: (): ApiCall => ({ method: 'DELETE', path: phonePath }),
  changePassword: (password: string) => post(`${accountPath}/password`, { password }),
  sessions: (): ApiCall => ({ method: 'GET', path: sessionsPath }),
  endSession: (session: string): ApiCall => ({ method: 'DELETE', path: `${sessionsPath}/${session}` }),
};

/** The request of a call. @param permission id of a fresh verification of the user, where the call needs one */
export const accountRequest = (call: ApiCall, accessToken: string, permission?: string): WireRequest =>
  jsonRequest(call, {
    authorization: `Bearer ${accessToken}`,
    ...(permission !== undefined && { [permissionHeader]: permission }),
  });
