import Router from '@koa/router';
import type { Context } from 'koa';
import type { Tenant } from '../data/tenant.ts';
import type { User } from '../data/users.ts';
import { phoneNumber } from '../experience/bodies.ts';
import { checkedPassword } from '../experience/passwords.ts';
import { guard, z } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';
import { assertEditable, assertPermission, type Holder } from './holder.ts';

const passwordBody = z.object({ password: z.string().min(1) });
const phoneBody = z.object({ phone: phoneNumber, newIdentifierVerificationRecordId: z.string() });

const ownerOf = ({ primaryPhone, name, username }: User) => ({
  phoneNumber: primaryPhone ?? undefined,
  name: name ?? undefined,
  username: username ?? undefined,
});

/** What a user is told of the own account: by the scopes of the token, and what the tenant lets users see. */
const profileOf = ({ accountCenter: { fields } }: Tenant, { user, scopes }: Holder): Record<string, unknown> => {
  const { id, primaryPhone, primaryEmail, name, avatar, username, profile, passwordHashes } = user;
  const { lastSignInAt, createdAt, updatedAt, applicationId, isSuspended } = user;
  const hasPassword = passwordHashes.length > 0;
  const shown = (field: string, scope: string, value: object) =>
    scopes.has(scope) && ['ReadOnly', 'Edit'].includes(fields[field] ?? 'Off') ? value : {};
  return {
    id,
    ...(scopes.has('profile') ? { lastSignInAt, createdAt, updatedAt, applicationId, isSuspended } : {}),
    ...shown('name', 'profile', { name }),
    ...shown('avatar', 'profile', { avatar }),
    ...shown('username', 'profile', { username }),
    ...shown('email', 'email', { primaryEmail }),
    ...shown('phone', 'phone', { primaryPhone }),
    ...shown('profile', 'profile', { profile }),
    ...shown('password', 'profile', { hasPassword }),
    hasSecurityVerificationMethod: hasPassword || Boolean(primaryPhone) || Boolean(primaryEmail),
  };
};

/** @throws RequestError 422 `password.rejected` or `user.same_password` */
const changePassword = async (tenant: Tenant, user: User, password: string): Promise<void> => {
  const hash = await checkedPassword(tenant, password, ownerOf(user));
  if (await tenant.users.passwordMatches(user, password)) {
    throw new RequestError('user.same_password', 422);
  }
  const before = tenant.faults.has('password-before-a-change-stays') ? user.passwordHashes : [];
  tenant.users.setPassword(user, hash);
  user.passwordHashes = [...user.passwordHashes, ...before];
};

/**
 * Makes a number the user's whose code that user has proven.
 *
 * @throws RequestError 400 `verification_record.not_found`, 422 `user.phone_already_in_use`
 */
const linkPhone = ({ users, verificationRecords, faults }: Tenant, user: User, phone: string, id: string): void => {
  const record = verificationRecords.live(id);
  const isProven = record?.verified === true || faults.has('unproven-number-linked');
  const isOwn = record?.userId === user.id || faults.has('number-proven-by-another-linked');
  const isOfNumber = record?.phone === phone || faults.has('other-number-than-proven-linked');
  if (!(record && isProven && isOwn && isOfNumber)) {
    throw new RequestError('verification_record.not_found', 400);
  }
  if (faults.has('number-said-to-be-linked')) {
    return;
  }
  users.update(user, { primaryPhone: phone }, faults.has('number-of-another-linked'));
};

/** What users read and change of their own account (routes/account of Logto). */
export const profileRoutes = (tenant: Tenant, holderOf: (ctx: Context) => Promise<Holder>): Router => {
  const router = new Router({ prefix: '/api/my-account' });

  router.get('/', async (ctx) => {
    ctx.body = profileOf(tenant, await holderOf(ctx));
  });

  router.post('/password', async (ctx) => {
    const holder = await holderOf(ctx);
    const { password } = guard(passwordBody, ctx.request.body);
    assertPermission(tenant, holder);
    assertEditable(tenant, holder, { field: 'password' });
    await changePassword(tenant, holder.user, password);
    ctx.status = 204;
  });

  router.post('/primary-phone', async (ctx) => {
    const holder = await holderOf(ctx);
    const { phone, newIdentifierVerificationRecordId } = guard(phoneBody, ctx.request.body);
    assertPermission(tenant, holder);
    assertEditable(tenant, holder, { field: 'phone', scope: 'phone' });
    linkPhone(tenant, holder.user, phone, newIdentifierVerificationRecordId);
    ctx.status = 204;
  });

  router.delete('/primary-phone', async (ctx) => {
    const holder = await holderOf(ctx);
    assertPermission(tenant, holder);
    assertEditable(tenant, holder, { field: 'phone', scope: 'phone' });
    if (!holder.user.primaryEmail && !holder.user.username) {
      throw new RequestError('user.last_sign_in_method_required', 400);
    }
    tenant.users.update(holder.user, { primaryPhone: null });
    ctx.status = 204;
  });

  return router;
};
