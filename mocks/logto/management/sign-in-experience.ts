import type Router from '@koa/router';
import { signInExperiencePatch } from '../data/sign-in-experience.ts';
import type { Tenant } from '../data/tenant.ts';
import type { Faults } from '../faults/index.ts';
import { guard, type z } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';

type Patch = z.output<typeof signInExperiencePatch>;

/** The stand-in has SMS connectors only, so e-mail always lacks one. */
const assertConnectors = (patch: Patch, hasSms: boolean) => {
  const needed = (identifier: 'phone' | 'email') =>
    patch.signUp?.identifiers.includes(identifier) ||
    patch.signIn?.methods.some((method) => method.identifier === identifier && method.verificationCode);
  const missing = needed('email') ? 'Email' : needed('phone') && !hasSms ? 'Sms' : undefined;
  if (missing !== undefined) {
    throw new RequestError('sign_in_experiences.enabled_connector_not_found', 400, {
      interpolation: { type: missing },
    });
  }
};

/** Whoever signs up by a number or an address proves it; a code for recovery needs something that sends it. */
const assertSettings = (
  { signUp, forgotPasswordMethods = [] }: Patch,
  { hasSms, faults }: { hasSms: boolean; faults: Faults },
) => {
  const unverified = signUp?.identifiers.some((identifier) => identifier !== 'username') && !signUp.verify;
  if (unverified && !faults.has('verification-at-sign-up-can-be-switched-off')) {
    throw new RequestError('sign_in_experiences.passwordless_requires_verify', 400);
  }
  if (forgotPasswordMethods.some((method) => method !== 'PhoneVerificationCode' || !hasSms)) {
    throw new RequestError('sign_in_experiences.forgot_password_method_requires_connector', 400);
  }
};

/** `/api/sign-in-exp`: get and patch. Fields given replace those of the tenant whole, as in Logto. */
export const signInExperienceRoutes = (router: Router, { signInExperience, connectors, faults }: Tenant): void => {
  router.get('/sign-in-exp', (ctx) => {
    ctx.body = signInExperience;
  });
  router.patch('/sign-in-exp', (ctx) => {
    const patch = guard(signInExperiencePatch, ctx.request.body);
    const hasSms = connectors.current !== undefined || faults.has('phone-without-a-connector');
    assertSettings(patch, { hasSms, faults });
    assertConnectors(patch, hasSms);
    Object.assign(signInExperience, patch);
    ctx.body = signInExperience;
  });
};
