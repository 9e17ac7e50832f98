import type { Response } from '../drive/performed.ts';
import type { Violation } from './violation.ts';

/** Whether an answer goes where the request said, with its `state`, and names its issuer. */
export const judgeResponse = ({ arrival, request }: Response, endpoint: string): Violation[] => {
  const { url, code, error, state, iss } = arrival;
  if (code === null && (error === null || url.origin === new URL(endpoint).origin)) {
    return [];
  }
  const requirement = code === null ? 'AUT-10' : 'AUT-09';
  const says = (what: string): Violation => ({ requirement, property: 'response', what });
  return [
    ...(state === request.state ? [] : [says('an authorization response has another state than its request')]),
    ...(iss === `${endpoint}/oidc` ? [] : [says('an authorization response names another issuer')]),
    ...(`${url.origin}${url.pathname}` === request.redirectUri
      ? []
      : [{ ...says('an authorization response goes elsewhere than to the redirect URI'), requirement: 'AUT-05' }]),
  ];
};
