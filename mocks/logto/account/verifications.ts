import Router from '@koa/router';
import type { Context } from 'koa';
import type { Tenant } from '../data/tenant.ts';
import type { VerificationRecord } from '../data/verification-records.ts';
import { phoneNumber } from '../experience/bodies.ts';
import { guard, z } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';
import { availableTemplate } from '../sms/available-template.ts';
import { sendCode } from '../sms/send-code.ts';
import type { Sender } from '../sms/sender.ts';
import type { Holder } from './holder.ts';

const identifier = z.object({ type: z.literal('phone'), value: phoneNumber });
const sendBody = z.object({ identifier, templateType: z.enum(['BindMfa', 'UserPermissionValidation']).optional() });
const verifyBody = z.object({ identifier, verificationId: z.string(), code: z.string() });
const passwordBody = z.object({ password: z.string().min(1) });

const told = ({ id, expiresAt }: VerificationRecord) => ({
  verificationRecordId: id,
  expiresAt: new Date(expiresAt).toISOString(),
});

/**
 * The verifications of the Account API (routes/verification/index.ts of Logto): the password, the own number, or a new one.
 * A code is taken from whoever asked for it.
 */
export const verificationRoutes = (
  tenant: Tenant,
  sender: Sender,
  holderOf: (ctx: Context) => Promise<Holder>,
): Router => {
  const router = new Router({ prefix: '/api/verifications' });
  const { codes, faults, sentinel, users, verificationRecords } = tenant;

  router.post('/password', async (ctx) => {
    const { user } = await holderOf(ctx);
    const { password } = guard(passwordBody, ctx.request.body);
    await sentinel.guard(user.id, async () => {
      if (!(await users.passwordMatches(user, password))) {
        throw new RequestError('session.invalid_credentials', 422);
      }
    });
    ctx.status = 201;
    ctx.body = told(verificationRecords.create({ userId: user.id, phone: null, provesUser: true, verified: true }));
  });

  router.post('/verification-code', async (ctx) => {
    const { user } = await holderOf(ctx);
    const { identifier: to, templateType } = guard(sendBody, ctx.request.body);
    const isOwn = to.value === user.primaryPhone;
    // A template that is asked for by its name has to be there.
    const usageType =
      (isOwn && templateType) ||
      availableTemplate(tenant.connectors, isOwn ? 'UserPermissionValidation' : 'BindNewIdentifier');
    const code = await sendCode(tenant, sender, { to: to.value, usageType });
    const provesUser = isOwn && templateType !== 'BindMfa';
    const record = verificationRecords.create({ userId: user.id, phone: to.value, provesUser, verified: false });
    codes.keep(record.id, to.value, code);
    ctx.status = 201;
    ctx.body = told(record);
  });

  router.post('/verification-code/verify', async (ctx) => {
    const { user } = await holderOf(ctx);
    const { identifier: to, verificationId, code } = guard(verifyBody, ctx.request.body);
    const record = verificationRecords.live(verificationId);
    const isOwn = record?.userId === user.id || faults.has('code-of-another-user-accepted');
    if (!(record && isOwn) || record.phone === null) {
      throw new RequestError('verification_record.not_found', 400);
    }
    await sentinel.guard(to.value, () => codes.consume(record.id, to.value, code));
    record.verified = true;
    ctx.body = { verificationRecordId: record.id };
  });

  return router;
};
