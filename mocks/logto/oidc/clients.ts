import type { AllClientMetadata } from 'oidc-provider';
import type { Application } from '../data/applications.ts';

/** An application as an OAuth client; Logto lets SPAs and native applications go without a secret, with PKCE. */
export const clientMetadata = (application: Application, secret: string | undefined): AllClientMetadata => {
  const { id, name, type, oidcClientMetadata } = application;
  const isMachine = type === 'MachineToMachine';
  return {
    client_id: id,
    client_name: name,
    application_type: type === 'Native' ? 'native' : 'web',
    grant_types: isMachine ? ['client_credentials'] : ['authorization_code', 'refresh_token'],
    response_types: isMachine ? [] : ['code'],
    redirect_uris: oidcClientMetadata.redirectUris,
    post_logout_redirect_uris: oidcClientMetadata.postLogoutRedirectUris,
    id_token_signed_response_alg: 'ES384',
    ...(secret === undefined
      ? { token_endpoint_auth_method: 'none' }
      : { token_endpoint_auth_method: 'client_secret_basic', client_secret: secret }),
  };
};
