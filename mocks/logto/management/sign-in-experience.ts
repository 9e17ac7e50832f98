import type Router from '@koa/router';
import { type SignInExperience, signInExperiencePatch } from '../data/sign-in-experience.ts';
import type { Tenant } from '../data/tenant.ts';
import { guard } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';

/** The stand-in has SMS connectors only, so e-mail always lacks one. */
const assertConnectors = (patch: Partial<SignInExperience>, hasSms: boolean) => {
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

/** `/api/sign-in-exp`: get and patch. Fields given replace those of the tenant whole, as in Logto. */
export const signInExperienceRoutes = (router: Router, { signInExperience, connectors }: Tenant): void => {
  router.get('/sign-in-exp', (ctx) => {
    ctx.body = signInExperience;
  });
  router.patch('/sign-in-exp', (ctx) => {
    const patch = guard(signInExperiencePatch.partial(), ctx.request.body);
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    assertConnectors(given, connectors.current !== undefined);
    Object.assign(signInExperience, given);
    ctx.body = signInExperience;
  });
};
