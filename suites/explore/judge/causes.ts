import type { Request } from '../../../fixtures/http/index.ts';

/** A null character, which PostgreSQL does not take, as it stands in a query, a form or JSON. */
const nullCharacter = /%00|\\u0000|\0/;

const isOfOpenid = ({ pathname }: URL): boolean => pathname.startsWith('/oidc');

/** Parameters that Logto keeps in cookies. */
const kept = ['ui_locales', 'organization_id', 'google_one_tap_credential'];

/** What a cookie holds as it is: RFC 6265, section 4.1.1. */
const isCookieValue = (value: string): boolean => /^[\x20-\x3a\x3c-\x7e]*$/.test(value);

const credentialsOf = ({ headers }: Request): string =>
  Buffer.from(/^Basic (.+)$/.exec(String(headers.authorization))?.[1] ?? '', 'base64').toString();

const isBroken = (encoded: string): boolean => {
  try {
    decodeURIComponent(encoded);
    return false;
  } catch {
    return true;
  }
};

/** What is odd about a request that ended in a server error, so that each such defect is one finding; null for nothing. */
export const causeIn = (request: Request): string | null => {
  const { url, body } = request;
  if (nullCharacter.test(`${url.search} ${body ?? ''}`)) {
    return `null in ${isOfOpenid(url) ? 'OpenID' : 'API'}`;
  }
  if (kept.some((name) => !isCookieValue(url.searchParams.get(name) ?? ''))) {
    return 'a value for a cookie';
  }
  return isBroken(credentialsOf(request)) ? 'broken credentials' : null;
};
