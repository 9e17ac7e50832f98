import type Provider from 'oidc-provider';
import { type AllClientMetadata, errors, type KoaContextWithOIDC } from 'oidc-provider';
import type { Application } from '../data/applications.ts';
import type { Faults } from '../faults/index.ts';

/** An application as an OAuth client; Logto lets SPAs and native applications go without a secret, with PKCE. */
export const clientMetadata = (
  application: Application,
  secret: string | undefined,
  faults: Faults,
): AllClientMetadata => {
  const { id, name, type, oidcClientMetadata, customClientMetadata } = application;
  const isMachine = type === 'MachineToMachine';
  const grantsOfPeople = ['authorization_code', 'refresh_token'];
  // Grants that an administrator has to allow.
  const more = [
    ...(customClientMetadata.isDeviceFlow ? ['urn:ietf:params:oauth:grant-type:device_code'] : []),
    ...(customClientMetadata.allowTokenExchange ? ['urn:ietf:params:oauth:grant-type:token-exchange'] : []),
  ];
  return {
    client_id: id,
    client_name: name,
    application_type: type === 'Native' ? 'native' : 'web',
    grant_types: [...(isMachine ? ['client_credentials'] : grantsOfPeople), ...more],
    response_types: isMachine ? [] : ['code'],
    redirect_uris: oidcClientMetadata.redirectUris,
    post_logout_redirect_uris: oidcClientMetadata.postLogoutRedirectUris,
    ...(!faults.has('nobody-told-of-sign-out') &&
      oidcClientMetadata.backchannelLogoutUri && {
        backchannel_logout_uri: oidcClientMetadata.backchannelLogoutUri,
        backchannel_logout_session_required: oidcClientMetadata.backchannelLogoutSessionRequired ?? false,
      }),
    id_token_signed_response_alg: 'ES384',
    ...(secret === undefined
      ? { token_endpoint_auth_method: 'none' }
      : { token_endpoint_auth_method: 'client_secret_basic', client_secret: secret }),
  };
};

/** By a fault, an id that is no client's and an address is fetched, as a client metadata document would be. */
export const fetchUnknownClient = async (id: string, faults: Faults): Promise<void> => {
  if (faults.has('client-id-is-fetched') && /^https?:\/\/(localhost|127\.0\.0\.1)[:/]/.test(id)) {
    await fetch(id).catch(() => undefined);
  }
};

/** A client as oidc-provider holds it. */
export type Client = InstanceType<Provider['Client']>;

interface Token {
  readonly clientId?: string | undefined;
}

/** A confidential client may ask about anybody's token. */
export const mayIntrospect = (_ctx: KoaContextWithOIDC, client: Client, token: Token): boolean =>
  client.clientAuthMethod !== 'none' || token.clientId === client.clientId;

/** @throws InvalidRequest for the token of another client */
export const mayRevoke = (_ctx: KoaContextWithOIDC, client: Client, token: Token): boolean => {
  if (token.clientId !== client.clientId) {
    throw new errors.InvalidRequest('client is not authorized to revoke the presented token');
  }
  return true;
};

/** Logto takes a post sign-out URI without the slash that its registration ends in, and `@logto/next` sends it so. */
export const isRegistered = (registered: readonly string[], uri: string): boolean =>
  registered.some((known) => URL.parse(known)?.href === URL.parse(uri)?.href);
