import Router from '@koa/router';
import { phoneRegEx } from '@logto/core-kit';
import type { Context } from 'koa';
import type Provider from 'oidc-provider';
import { createSecret } from '../data/ids.ts';
import type { Tenant } from '../data/tenant.ts';
import type { User } from '../data/users.ts';
import { guard, z } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';
import { sendCode } from '../sms/send-code.ts';
import type { Sender } from '../sms/sender.ts';

const identifier = z.object({ type: z.literal('phone'), value: z.string().regex(phoneRegEx) });

const request = z.object({ identifier, templateType: z.enum(['BindMfa', 'UserPermissionValidation']).optional() });

const verification = z.object({ identifier, verificationId: z.string(), code: z.string() });

/** Milliseconds that a verification counts. */
const lifetime = 600_000;

/** @throws RequestError 401 `auth.unauthorized` without an access token of somebody who is there */
const holder = async (ctx: Context, provider: Provider, { users }: Tenant): Promise<User> => {
  const token = await provider.AccessToken.find(/^Bearer (.+)$/.exec(ctx.get('authorization'))?.[1] ?? '');
  const user = token === undefined ? undefined : users.byId(token.accountId);
  if (!user) {
    throw new RequestError('auth.unauthorized', 401);
  }
  return user;
};

/** The part of Logto's Account API that sends codes (routes/verification/index.ts): one's own number, or a new one. */
export const accountRoutes = (tenant: Tenant, provider: Provider, sender: Sender): Router => {
  const router = new Router({ prefix: '/api/verifications' });

  router.post('/verification-code', async (ctx) => {
    const user = await holder(ctx, provider, tenant);
    const { identifier: to, templateType = 'UserPermissionValidation' } = guard(request, ctx.request.body);
    const usageType = to.value === user.primaryPhone ? templateType : 'BindNewIdentifier';
    const code = await sendCode(tenant, sender, { to: to.value, usageType });
    const verificationRecordId = createSecret(16);
    tenant.codes.keep(verificationRecordId, to.value, code);
    ctx.status = 201;
    ctx.body = { verificationRecordId, expiresAt: new Date(tenant.clock() + lifetime).toISOString() };
  });

  router.post('/verification-code/verify', async (ctx) => {
    await holder(ctx, provider, tenant);
    const { identifier: to, verificationId, code } = guard(verification, ctx.request.body);
    await tenant.sentinel.guard(to.value, () => tenant.codes.consume(verificationId, to.value, code));
    ctx.body = { verificationRecordId: verificationId };
  });

  return router;
};
