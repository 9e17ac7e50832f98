import { openidPaths } from '../../../contracts/openid.ts';
import type { Bound } from '../drive/bound.ts';
import type { Exchange } from './exchange.ts';
import type { Violation } from './violation.ts';

/**
 * Tokens and authorization codes that were given before and stand in another answer: of a token request they are the same
 * where nothing is rotated, and whoever sent one may read it again.
 */
export const judgeLeaks = (
  { tokens, grants }: Pick<Bound, 'tokens' | 'grants'>,
  { request, reply }: Exchange,
): Violation[] => {
  if (reply.url.pathname === openidPaths.token) {
    return [];
  }
  const sent = `${request.url.href} ${request.body ?? ''} ${Object.values(request.headers).join(' ')}`;
  const told = `${reply.text} ${reply.location?.href ?? ''}`;
  const isLeaked = (secret: string | undefined): boolean =>
    secret !== undefined && secret.length > 20 && told.includes(secret) && !sent.includes(secret);
  const what = (thing: string) => `${reply.url.pathname} answered with ${thing} of an earlier answer in it`;
  return [
    ...(tokens.some(({ refresh_token: refresh }) => isLeaked(refresh)) ? ['a refresh token'] : []),
    ...(tokens.some(({ access_token: access }) => isLeaked(access)) ? ['an access token'] : []),
    ...(grants.some(({ code }) => isLeaked(code)) ? ['an authorization code'] : []),
  ].map((thing) => ({ requirement: 'HDR-06', property: 'token', what: what(thing) }));
};
