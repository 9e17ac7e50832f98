import { createLocalJWKSet, errors, type JWK, jwtVerify } from 'jose';
import type { Context, Next } from 'koa';
import { managementResource } from '../../../contracts/openid.ts';
import { RequestError } from '../http/request-error.ts';

const bearer = (header: string): string => {
  if (header === '') {
    throw new RequestError('auth.authorization_header_missing', 401);
  }
  const token = header.match(/^Bearer (.+)$/)?.[1];
  if (token === undefined) {
    throw new RequestError('auth.authorization_token_type_not_supported', 401, {
      data: { supportedTypes: ['Bearer'] },
    });
  }
  return token;
};

/**
 * Lets in who has an access token for the Management API with scope `all`.
 *
 * @param issuer the admin endpoint's: only there `m-default` gets its tokens
 */
export const authenticate = (issuer: string, publicKeys: JWK[]) => {
  const keys = createLocalJWKSet({ keys: publicKeys });
  return async (ctx: Context, next: Next): Promise<void> => {
    const token = bearer(ctx.get('authorization'));
    try {
      const { payload } = await jwtVerify(token, keys, { issuer, audience: managementResource });
      if (payload.scope !== 'all') {
        throw new RequestError('auth.forbidden', 403);
      }
    } catch (error) {
      if (error instanceof errors.JOSEError) {
        throw new RequestError('auth.unauthorized', 401, { data: { code: error.code, name: error.name } });
      }
      throw error;
    }
    await next();
  };
};
