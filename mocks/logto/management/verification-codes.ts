import type Router from '@koa/router';
import { phoneRegEx } from '@logto/core-kit';
import type { Tenant } from '../data/tenant.ts';
import { guard, z } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';
import { createCode } from '../limits/codes.ts';
import type { Sender } from '../sms/sender.ts';

const phone = z.string().regex(phoneRegEx);

const request = z.object({ phone });

const verification = z.object({ phone, verificationCode: z.string() });

/** A code that belongs to no interaction is kept by its number. */
const idOf = (number: string) => `generic:${number}`;

/** `/api/verification-codes`: an administrator's own one-time codes, with the Generic template. */
export const verificationCodeRoutes = (
  router: Router,
  { codes, connectors, sendCap }: Tenant,
  sender: Sender,
): void => {
  router.post('/verification-codes', async (ctx) => {
    const { phone: to } = guard(request, ctx.request.body);
    if (!connectors.current) {
      throw new RequestError('connector.not_found', 501, { interpolation: { type: 'Sms' } });
    }
    const slot = sendCap.take(to);
    const code = createCode();
    try {
      await sender.send({ to, usageType: 'Generic', code }, connectors.current.config);
    } catch (error) {
      slot.giveBack();
      throw error;
    }
    slot.sent();
    codes.keep(idOf(to), to, code);
    ctx.status = 204;
  });
  router.post('/verification-codes/verify', async (ctx) => {
    const { phone: to, verificationCode } = guard(verification, ctx.request.body);
    await codes.consume(idOf(to), to, verificationCode);
    ctx.status = 204;
  });
};
