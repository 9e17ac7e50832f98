import Router from '@koa/router';
import type { SignInExperience } from './data/sign-in-experience.ts';
import type { Tenant } from './data/tenant.ts';
import type { Faults } from './faults/index.ts';

type Methods = SignInExperience['signIn']['methods'];

const phone = { identifier: 'phone', password: true, verificationCode: true, isPasswordPrimary: false } as const;

/** The methods that pages offer: all that there are, but for faults. */
const offeredMethods = (methods: Methods, faults: Faults): Methods => {
  const others = methods.filter(({ identifier }) => identifier !== 'phone');
  if (faults.has('phone-never-offered')) {
    return others;
  }
  if (faults.has('phone-offered-before-it-is-selected') && others.length === methods.length) {
    return [...others, phone];
  }
  return methods.map((method) => ({
    ...method,
    ...(faults.has('disabled-factor-offered') ? { password: true, verificationCode: true } : {}),
    ...(faults.has('factors-in-the-other-order') ? { isPasswordPrimary: !method.isPasswordPrimary } : {}),
  }));
};

/** The sign-in experience as anybody may read it: without what is for administrators only. */
const publicExperience = ({ signInExperience, connectors, faults }: Tenant): Record<string, unknown> => {
  const { emailBlocklistPolicy: _forAdministrators, forgotPasswordMethods, ...rest } = signInExperience;
  const isRecoverable =
    forgotPasswordMethods.includes('PhoneVerificationCode') || faults.has('recovery-offered-though-switched-off');
  return {
    ...rest,
    signIn: { ...rest.signIn, methods: offeredMethods(rest.signIn.methods, faults) },
    signInMode: faults.has('closed-registration-offered') ? 'SignInAndRegister' : rest.signInMode,
    agreeToTermsPolicy: faults.has('terms-asked-at-every-sign-in') ? 'Manual' : rest.agreeToTermsPolicy,
    socialConnectors: [],
    ssoConnectors: [],
    forgotPassword: {
      phone: connectors.current !== undefined && isRecoverable,
      email: false,
    },
    isDevelopmentTenant: false,
    customProfileFields: [],
    customProfileFieldCatalog: [],
  };
};

/** `/api/.well-known` and `/api/status`: what needs no token. */
export const wellKnownRoutes = (tenant: Tenant): Router => {
  const router = new Router({ prefix: '/api' });
  router.get(['/.well-known/sign-in-exp', '/.well-known/experience'], (ctx) => {
    ctx.body = publicExperience(tenant);
  });
  router.get('/.well-known/phrases', (ctx) => {
    ctx.set('content-language', 'en');
    ctx.body = { translation: {} };
  });
  router.get('/status', (ctx) => {
    ctx.status = 204;
  });
  return router;
};
