import type { Tenant } from '../data/tenant.ts';
import { guard } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';
import type { Sender } from '../sms/sender.ts';
import { bindingBody, secondSendBody, secondVerifyBody } from './bodies.ts';
import { deliverSecondCode } from './delivery.ts';
import { recordById } from './interaction-state.ts';
import { assertProfileOpen } from './profile.ts';
import { languagesOf, type Route } from './route.ts';
import { bindSecondFactor, declineSecondFactor, secondNumberOf } from './second-factor.ts';
import { verifyCode } from './verification.ts';

/** The second factor by SMS: what is sent to the user's number, and a number that becomes one. */
export const secondFactorRoutes = (route: Route, tenant: Tenant, sender: Sender): void => {
  const codePath = '/verification/mfa-verification-code';

  route('post', codePath, async (ctx, state) => {
    const { identifierType } = guard(secondSendBody, ctx.request.body);
    const number = secondNumberOf(tenant, state);
    if (identifierType !== 'phone') {
      throw new RequestError('session.mfa.mfa_factor_not_enabled', 400);
    }
    ctx.body = await deliverSecondCode(tenant, sender, state, number, languagesOf(ctx));
  });

  route('post', `${codePath}/verify`, async (ctx, state) => {
    const { verificationId, code } = guard(secondVerifyBody(tenant.faults), ctx.request.body);
    const { identifier } = recordById(state, verificationId, ['MfaPhoneVerificationCode']);
    const record = await verifyCode(tenant, state, { identifier, verificationId, code }, 'MfaPhoneVerificationCode');
    ctx.body = { verificationId: record.id };
  });

  route('post', '/profile/mfa', (ctx, state) => {
    const { type, verificationId } = guard(bindingBody, ctx.request.body);
    const replaces = tenant.faults.has('second-factor-replaced-by-the-password');
    if (!replaces) {
      assertProfileOpen(tenant, state);
    }
    if (type !== 'PhoneVerificationCode') {
      throw new RequestError('session.verification_session_not_found', 404);
    }
    bindSecondFactor(tenant, state, verificationId, replaces);
    ctx.status = 204;
  });

  route('post', '/profile/mfa/mfa-skipped', (ctx, state) => {
    assertProfileOpen(tenant, state);
    declineSecondFactor(tenant, state);
    ctx.status = 204;
  });
};
