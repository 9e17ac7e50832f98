import type { Context } from 'koa';
import type Provider from 'oidc-provider';
import type { Tenant } from '../data/tenant.ts';
import type { User } from '../data/users.ts';
import type { VerificationRecord } from '../data/verification-records.ts';
import { RequestError } from '../http/request-error.ts';

/** Header that carries the id of a fresh verification of the user. */
const permissionHeader = 'logto-verification-id';

/** Who calls the Account API. */
export interface Holder {
  readonly user: User;
  readonly scopes: ReadonlySet<string>;
  /** The verification that the request names, where there is one that has not ended. */
  readonly permission: VerificationRecord | undefined;
}

const bearerOf = (ctx: Context): string => {
  const header = ctx.get('authorization');
  if (header === '') {
    throw new RequestError('auth.authorization_header_missing', 401);
  }
  if (!header.startsWith('Bearer')) {
    throw new RequestError('auth.authorization_token_type_not_supported', 401, {
      data: { supportedTypes: ['Bearer'] },
    });
  }
  return header.slice('Bearer '.length);
};

/**
 * The user whose access token a request carries.
 *
 * @throws RequestError 401 `auth.*` without an access token of somebody who is there, 403 `auth.forbidden` without
 * scope `openid`, 400 `account_center.not_enabled` where the Account API is off
 */
export const holderOf = async (ctx: Context, provider: Provider, tenant: Tenant): Promise<Holder> => {
  const token = await provider.AccessToken.find(bearerOf(ctx));
  const user = token && tenant.users.byId(token.accountId);
  if (!token || !user) {
    throw new RequestError('auth.unauthorized', 401);
  }
  const scopes = token.scopes;
  if (!scopes.has('openid')) {
    throw new RequestError('auth.forbidden', 403);
  }
  if (!tenant.accountCenter.enabled) {
    throw new RequestError('account_center.not_enabled', 400);
  }
  return { user, scopes, permission: tenant.verificationRecords.live(ctx.get(permissionHeader)) };
};

/**
 * What changes an account asks the user to prove again who that is.
 *
 * @throws RequestError 401 `verification_record.permission_denied`
 */
export const assertPermission = ({ faults }: Tenant, { user, permission }: Holder): void => {
  const isOwn = permission?.userId === user.id || faults.has('verification-of-another-permits');
  const isProof = permission?.verified === true && permission.provesUser;
  if (!(isProof && isOwn) && !faults.has('account-changed-without-verification')) {
    throw new RequestError('verification_record.permission_denied', 401);
  }
};

/** @throws RequestError 400 `account_center.field_not_editable`, or `auth.unauthorized` without the scope of the field */
export const assertEditable = (
  { accountCenter }: Tenant,
  { scopes }: Holder,
  { field, scope }: { readonly field: string; readonly scope?: string },
): void => {
  if (accountCenter.fields[field] !== 'Edit') {
    throw new RequestError('account_center.field_not_editable', 400);
  }
  if (scope !== undefined && !scopes.has(scope)) {
    throw new RequestError('auth.unauthorized', 400);
  }
};
