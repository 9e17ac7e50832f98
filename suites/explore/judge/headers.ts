import { pairOf } from '../../../contracts/cookie-jar.ts';
import { experiencePath } from '../../../contracts/experience.ts';
import { openidPaths } from '../../../contracts/openid.ts';
import type { Reply } from '../../../fixtures/http/index.ts';
import type { Violation } from './violation.ts';

const withTokens: readonly string[] = [openidPaths.token, openidPaths.userinfo, openidPaths.introspection];

/** Answers that nobody may keep: with tokens, claims or an authorization code. */
const isSensitive = ({ url, status, location }: Reply): boolean =>
  (withTokens.includes(url.pathname) && status === 200) || location?.searchParams.has('code') === true;

/** Where Logto itself answers, and hardly ever a server before it: from here headers come as Logto sets them. */
const isOfLogto = ({ url: { pathname }, status }: Reply): boolean =>
  status < 400 &&
  [experiencePath, openidPaths.authorization, openidPaths.token].some((path) => pathname.startsWith(path));

const withholding = /^(no-referrer|same-origin|strict-origin|strict-origin-when-cross-origin|origin)$/;

/** The same conditions as HDR-01 has for each answer. */
const securityHeaders: ReadonlyArray<readonly [name: string, isGood: (value: string) => boolean]> = [
  ['Strict-Transport-Security', (value) => Number(/max-age=(\d+)/.exec(value)?.[1] ?? 0) > 0],
  ['X-Content-Type-Options', (value) => value === 'nosniff'],
  ['Referrer-Policy', (value) => withholding.test(value)],
];

/** What an answer of userinfo has to say of itself (OpenID Connect Core 5.3.2 and 5.3.3). */
const isUserinfoRight = ({ status, headers }: Reply): boolean =>
  (status !== 200 || /^application\/(json|jwt)\b/.test(headers.get('content-type') ?? '')) &&
  (status !== 401 || /^Bearer\b/i.test(headers.get('www-authenticate') ?? ''));

const named = /^(__(Host|Secure)-)?_(session|interaction)(_resume)?(\.sig|\.legacy|\.legacy\.sig)?$/;

/** Cookies that stand for a session or an interaction, but not what takes them away. */
const sessionCookies = ({ headers }: Reply): string[] =>
  headers.getSetCookie().filter((line) => named.test(pairOf(line).name) && pairOf(line).value !== '');

/** What holds of the headers of every answer, whatever was asked. */
export const judgeHeaders = (reply: Reply): Violation[] => {
  const { url, status, headers } = reply;
  const says = (requirement: string, what: string): Violation => ({ requirement, property: 'headers', what });
  const place = `${url.pathname} answered ${status}`;
  return [
    ...(status === 307 || status === 308 ? [says('AUT-14', `${place}, which repeats the request elsewhere`)] : []),
    ...(isSensitive(reply) && !headers.get('cache-control')?.includes('no-store')
      ? [says('HDR-05', `${place} without Cache-Control: no-store`)]
      : []),
    ...(isOfLogto(reply) ? securityHeaders : [])
      .filter(([name, isGood]) => !isGood(headers.get(name) ?? ''))
      .map(([name]) => ({ ...says('HDR-01', `${place} without ${name}`), property: `headers ${name}` })),
    ...(url.pathname === openidPaths.userinfo && !isUserinfoRight(reply)
      ? [says('TOK-38', `${place}, and neither as JSON nor with a Bearer challenge`)]
      : []),
    ...sessionCookies(reply).flatMap((line) => [
      ...(/;\s*httponly/i.test(line) ? [] : [says('SES-02', `${place} with a session cookie that scripts read`)]),
      ...(/;\s*samesite=(lax|strict)/i.test(line)
        ? []
        : [says('SES-03', `${place} with a session cookie for requests of every site`)]),
    ]),
  ];
};
