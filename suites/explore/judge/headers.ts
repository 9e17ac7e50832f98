import { pairOf } from '../../../contracts/cookie-jar.ts';
import { experiencePath } from '../../../contracts/experience.ts';
import { openidPaths } from '../../../contracts/openid.ts';
import type { Reply } from '../../../fixtures/http/index.ts';
import type { Violation } from './violation.ts';

const withTokens: readonly string[] = [openidPaths.token, openidPaths.userinfo, openidPaths.introspection];

/** Answers that nobody may keep: with tokens, claims or an authorization code. */
const isSensitive = ({ url, status, location }: Reply): boolean =>
  (withTokens.includes(url.pathname) && status === 200) || location?.searchParams.has('code') === true;

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
    ...(url.pathname.startsWith(experiencePath) && status < 400 && !headers.has('x-content-type-options')
      ? [says('HDR-01', `${place} without X-Content-Type-Options`)]
      : []),
    ...sessionCookies(reply).flatMap((line) => [
      ...(/;\s*httponly/i.test(line) ? [] : [says('SES-02', `${place} with a session cookie that scripts read`)]),
      ...(/;\s*samesite=(lax|strict)/i.test(line)
        ? []
        : [says('SES-03', `${place} with a session cookie for requests of every site`)]),
    ]),
  ];
};
