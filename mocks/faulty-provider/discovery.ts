import type { FaultName } from './faults.ts';
import { stranger } from './id-token.ts';
import { algorithm } from './keys.ts';

/** Where the provider answers: under two origins, of which the second stands for another provider. */
export interface Origins {
  readonly own: string;
  readonly other: string;
}

/** Whom the provider says that it is, in its document and in its tokens. */
export const issuerOf = ({ own, other }: Origins, fault: FaultName | null): string => {
  if (fault === 'foreign-issuer-in-discovery') {
    return stranger.issuer;
  }
  return `${fault === 'document-of-another-provider' ? other : own}/oidc`;
};

/** The document of OpenID Connect Discovery 1.0, section 3. */
export const discoveryDocument = (origins: Origins, fault: FaultName | null): object => {
  const base = `${fault === 'document-of-another-provider' ? origins.other : origins.own}/oidc`;
  return {
    issuer: issuerOf(origins, fault),
    authorization_endpoint: `${base}/auth`,
    token_endpoint: `${base}/token`,
    userinfo_endpoint: `${base}/me`,
    jwks_uri: `${base}/jwks`,
    revocation_endpoint: `${base}/token/revocation`,
    end_session_endpoint: `${base}/session/end`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [algorithm],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
};
