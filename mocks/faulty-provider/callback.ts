import type { AuthorizationRequest } from './authorizations.ts';
import type { FaultName } from './faults.ts';
import { stranger } from './id-token.ts';

/** A description that is a script where a page puts it into its HTML as it comes. */
const markup = '<img src=x onerror="document.title=\'script ran\'">';

/** The address of an authorization response (OpenID Connect Core 3.1.2.5, RFC 9207), but for the fault. */
export const callbackUrl = (
  request: AuthorizationRequest,
  { code, issuer }: { readonly code: string; readonly issuer: string },
  fault: FaultName | null,
): string => {
  const url = new URL(request.redirect_uri);
  const set = (name: string, value: string | undefined) => value !== undefined && url.searchParams.set(name, value);
  if (fault === 'error-with-markup') {
    set('error', 'access_denied');
    set('error_description', markup);
  } else {
    set('code', code);
  }
  if (fault !== 'no-state-in-callback') {
    set('state', fault === 'other-state-in-callback' ? 'of-another-request' : request.state);
  }
  if (fault !== 'no-issuer-in-callback') {
    set('iss', fault === 'other-issuer-in-callback' ? stranger.issuer : issuer);
  }
  return url.href;
};
