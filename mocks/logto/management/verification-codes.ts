import type Router from '@koa/router';
import { phoneRegEx } from '@logto/core-kit';
import type { Tenant } from '../data/tenant.ts';
import { guard, z } from '../http/guard.ts';
import { sendCode } from '../sms/send-code.ts';
import type { Sender } from '../sms/sender.ts';

const phone = z.string().regex(phoneRegEx);

const request = z.object({ phone });

const verification = z.object({ phone, verificationCode: z.string() });

/** A code that belongs to no interaction is kept by its number. */
const idOf = (number: string) => `generic:${number}`;

/** `/api/verification-codes`: an administrator's own one-time codes, with the Generic template. */
export const verificationCodeRoutes = (router: Router, tenant: Tenant, sender: Sender): void => {
  const { codes } = tenant;
  router.post('/verification-codes', async (ctx) => {
    const { phone: to } = guard(request, ctx.request.body);
    const code = await sendCode(tenant, sender, { to, usageType: 'Generic' });
    codes.keep(idOf(to), to, code);
    ctx.status = 204;
  });
  router.post('/verification-codes/verify', async (ctx) => {
    const { phone: to, verificationCode } = guard(verification, ctx.request.body);
    await codes.consume(idOf(to), to, verificationCode);
    ctx.status = 204;
  });
};
