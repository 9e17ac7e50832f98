import type Router from '@koa/router';
import { signInExperiencePatch } from '../data/sign-in-experience.ts';
import type { Tenant } from '../data/tenant.ts';
import { guard } from '../http/guard.ts';
import { assertSettings } from './sign-in-settings.ts';

/** `/api/sign-in-exp`: get and patch. Fields given replace those of the tenant whole, as in Logto. */
export const signInExperienceRoutes = (router: Router, { signInExperience, connectors, faults }: Tenant): void => {
  router.get('/sign-in-exp', (ctx) => {
    ctx.body = signInExperience;
  });
  router.patch('/sign-in-exp', (ctx) => {
    const patch = guard(signInExperiencePatch, ctx.request.body);
    const hasSms = connectors.current !== undefined || faults.has('phone-without-a-connector');
    assertSettings(patch, signInExperience, { hasSms, faults });
    Object.assign(signInExperience, patch);
    ctx.body = signInExperience;
  });
};
