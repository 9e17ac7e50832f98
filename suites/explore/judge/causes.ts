import { isBrokenEncoding, isCookieValue, keptInCookies } from '../../../contracts/unusual-values.ts';
import type { Request } from '../../../fixtures/http/index.ts';

/** A null character, which PostgreSQL does not take, as it stands in a query, a form or JSON. */
const nullCharacter = /%00|\\u0000|\0/;

const isOfOpenid = ({ pathname }: URL): boolean => pathname.startsWith('/oidc');

const credentialsOf = ({ headers }: Request): string =>
  Buffer.from(/^Basic (.+)$/.exec(String(headers.authorization))?.[1] ?? '', 'base64').toString();

/** What is odd about a request that ended in a server error, so that each such defect is one finding; null for nothing. */
export const causeIn = (request: Request): string | null => {
  const { url, body } = request;
  if (nullCharacter.test(`${url.search} ${body ?? ''}`)) {
    return `null in ${isOfOpenid(url) ? 'OpenID' : 'API'}`;
  }
  if (keptInCookies.some((name) => !isCookieValue(url.searchParams.get(name) ?? ''))) {
    return 'a value for a cookie';
  }
  if (Object.hasOwn(request.headers, 'content-encoding')) {
    return 'a body of another coding';
  }
  return isBrokenEncoding(credentialsOf(request)) ? 'broken credentials' : null;
};
