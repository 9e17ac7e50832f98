import type { Ground } from '../drive/ground.ts';
import type { Exchange } from './exchange.ts';
import type { Violation } from './violation.ts';

/** No page of a foreign origin, nor one without an origin, reads what Logto answers to cookies. */
export const judgeCrossOrigin = (
  { clients }: Pick<Ground, 'clients'>,
  { request, reply: { url, headers } }: Exchange,
): Violation[] => {
  const { origin = '' } = request.headers;
  const own = [url.origin, ...clients.map(({ redirectUri }) => new URL(redirectUri).origin)];
  if (origin === '' || own.includes(origin)) {
    return [];
  }
  const allowed = headers.get('access-control-allow-origin');
  const hasCookies = allowed === origin && headers.get('access-control-allow-credentials') === 'true';
  const what = `${url.pathname} lets scripts of ${origin} read its answer to the cookies of a user`;
  return hasCookies ? [{ requirement: 'HDR-07', property: 'headers', what }] : [];
};
