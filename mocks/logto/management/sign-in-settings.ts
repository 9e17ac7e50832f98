import type { SignInExperience, signInExperiencePatch } from '../data/sign-in-experience.ts';
import type { Faults } from '../faults/index.ts';
import type { z } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';

export type Patch = z.output<typeof signInExperiencePatch>;

const refuse = (reason: string, interpolation?: Record<string, string>): never => {
  throw new RequestError(`sign_in_experiences.${reason}`, 400, interpolation ? { interpolation } : {});
};

/** Whoever signs up by a number or an address proves it. */
const assertSignUp = ({ signUp }: Patch, faults: Faults) => {
  const { identifiers = [], secondaryIdentifiers = [], verify } = signUp ?? {};
  const second = secondaryIdentifiers.filter(({ identifier }) => identifier !== 'username');
  const asks = second.length > 0 || identifiers.some((identifier) => identifier !== 'username');
  const unverified = (asks && !verify) || second.some((each) => !each.verify);
  if (unverified && !faults.has('verification-at-sign-up-can-be-switched-off')) {
    refuse('passwordless_requires_verify');
  }
  const all: string[] = [...identifiers, ...secondaryIdentifiers.map(({ identifier }) => identifier)];
  if (new Set(all).size < all.length) {
    refuse('duplicated_sign_up_identifiers');
  }
};

/** The stand-in has SMS connectors only, so e-mail always lacks one. */
const assertConnectors = ({ signUp, signIn, forgotPasswordMethods = [] }: Patch, hasSms: boolean) => {
  if (forgotPasswordMethods.some((method) => method !== 'PhoneVerificationCode' || !hasSms)) {
    refuse('forgot_password_method_requires_connector');
  }
  const needed = (identifier: 'phone' | 'email') =>
    signUp?.identifiers.includes(identifier) ||
    signUp?.secondaryIdentifiers?.some((second) => [identifier, 'emailOrPhone'].includes(second.identifier)) ||
    signIn?.methods.some((method) => method.identifier === identifier && method.verificationCode);
  const missing = needed('email') ? 'Email' : needed('phone') && !hasSms ? 'Sms' : undefined;
  if (missing !== undefined) {
    refuse('enabled_connector_not_found', { type: missing });
  }
};

/** Whoever signs up without a password signs in by code, whichever of the two settings changes. */
const assertCanSignInAgain = (patch: Patch, { signUp, signIn }: SignInExperience, faults: Faults) => {
  const changes = patch.signUp ?? patch.signIn;
  const byPasswordOnly = signIn.methods.some(
    ({ identifier, verificationCode }) => identifier !== 'username' && !verificationCode,
  );
  if (changes && signUp.verify && !signUp.password && byPasswordOnly && !faults.has('sign-up-without-a-way-in')) {
    refuse('code_sign_in_must_be_enabled');
  }
};

/** A message is no second factor beside itself. */
const assertTwoFactors = (patch: Patch, { signIn, mfa }: SignInExperience, faults: Faults) => {
  const signsIn = signIn.methods.some(({ identifier, verificationCode }) => identifier === 'phone' && verificationCode);
  const isTwice = signsIn && mfa.factors.includes('PhoneVerificationCode') && !faults.has('one-code-for-both-factors');
  if (isTwice && (patch.signIn ?? patch.mfa)) {
    refuse(`phone_verification_code_cannot_be_used_for_${patch.signIn ? 'sign_in' : 'mfa'}`);
  }
};

/** @throws RequestError 400 `sign_in_experiences.*` where the tenant could not have what would come of the change */
export const assertSettings = (
  patch: Patch,
  current: SignInExperience,
  { hasSms, faults }: { readonly hasSms: boolean; readonly faults: Faults },
): void => {
  const changed: SignInExperience = Object.assign({ ...current }, patch);
  assertSignUp(patch, faults);
  assertConnectors(patch, hasSms);
  assertCanSignInAgain(patch, changed, faults);
  assertTwoFactors(patch, changed, faults);
};
