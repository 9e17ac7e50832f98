import { z } from 'zod';
import { type ConnectorConfig, smsConnectorId } from '../../../contracts/connector.ts';
import { managementToken } from '../../../contracts/openid.ts';
import { tokensSchema } from '../../../contracts/openid-schema.ts';
import { phoneSignIn as guidedSignIn } from '../../../contracts/sign-in-experience.ts';
import type { StandIn } from '../index.ts';
import { type Answer, Browser } from './browser.ts';

const withId = z.object({ id: z.string() });
const secrets = z.tuple([z.object({ value: z.string() })]).rest(z.unknown());

export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

/** Who sets a tenant up, through the Management API. */
export class Administrator {
  /** The token in a header, for requests that a test sends itself. */
  readonly authorization: string;
  readonly #browser: Browser;

  private constructor(browser: Browser, authorization: string) {
    this.#browser = browser;
    this.authorization = authorization;
  }

  static async of({ endpoint, adminEndpoint, managementSecret }: StandIn): Promise<Administrator> {
    const credentials = { clientId: 'm-default', clientSecret: managementSecret };
    const { body } = await new Browser(adminEndpoint).send(managementToken(credentials));
    return new Administrator(new Browser(endpoint), `Bearer ${tokensSchema.parse(body).access_token}`);
  }

  call(method: string, path: string, body?: object): Promise<Answer> {
    return this.#browser.request(`/api${path}`, {
      method,
      headers: { authorization: this.authorization },
      ...(body ? { body } : {}),
    });
  }

  async createClient(name: string, type: 'Traditional' | 'SPA', redirectUri: string): Promise<Client> {
    const origin = new URL(redirectUri).origin;
    const oidcClientMetadata = { redirectUris: [redirectUri], postLogoutRedirectUris: [`${origin}/`] };
    const { id } = withId.parse((await this.call('POST', '/applications', { name, type, oidcClientMetadata })).body);
    const known = await this.call('GET', `/applications/${id}/secrets`);
    return {
      clientId: id,
      clientSecret: type === 'SPA' ? '' : secrets.parse(known.body)[0].value,
      redirectUri,
    };
  }

  async createUser(primaryPhone: string, password?: string): Promise<string> {
    return withId.parse((await this.call('POST', '/users', { primaryPhone, password, name: 'u1' })).body).id;
  }

  setConnector(config: ConnectorConfig): Promise<Answer> {
    return this.call('POST', '/connectors', { connectorId: smsConnectorId, config });
  }

  suspend(userId: string, isSuspended = true): Promise<Answer> {
    return this.call('PATCH', `/users/${userId}/is-suspended`, { isSuspended });
  }

  setPassword(userId: string, password: string): Promise<Answer> {
    return this.call('PATCH', `/users/${userId}/password`, { password });
  }

  setSignInExperience(patch: object): Promise<Answer> {
    return this.call('PATCH', '/sign-in-exp', patch);
  }
}

/** Sign-in by phone as the harness configures a tenant: the stand-in asks no service for leaked passwords. */
export const phoneSignIn = { ...guidedSignIn, passwordPolicy: { rejects: { pwned: false } } };
