import { errors } from 'oidc-provider';
import { auditKeys } from '../../contracts/audit-log.ts';
import type { ProviderRoute } from '../../contracts/provider-route.ts';
import { createAdminApp, createApp } from './app.ts';
import { createSecret } from './data/ids.ts';
import { connectorVersion } from './data/published-connector.ts';
import { createTenant } from './data/tenant.ts';
import type { FaultName } from './faults/index.ts';
import { printError, type ReportError } from './http/error-middleware.ts';
import { listen } from './http/listen.ts';
import { type Clock, systemClock } from './limits/clock.ts';
import { claimsOf } from './oidc/claims.ts';
import { clientMetadata } from './oidc/clients.ts';
import { createProvider } from './oidc/provider.ts';
import { createOidcStore } from './oidc/store.ts';
import { createSender } from './sms/sender.ts';

/** A stand-in with its data within reach, for tests that edit rows as one would edit Logto's database. */
export type OpenStandIn = Awaited<ReturnType<typeof openStandIn>>;

/** A small Logto of our own on loopback. Disposing it closes every connection; twice does no harm. */
export type StandIn = Omit<OpenStandIn, 'tenant' | 'store'>;

export interface StandInOptions {
  /** 0 or absent takes a free one. */
  readonly port?: number;
  readonly adminPort?: number;
  /** Its public address, where a proxy stands before it that ends TLS: Logto's `ENDPOINT` with `TRUST_PROXY_HEADER`. */
  readonly publicEndpoint?: string;
  /** Defects to seed; none by default. */
  readonly faults?: readonly FaultName[];
  /** The way to the fake provider, the only host that the stand-in talks to. */
  readonly provider: ProviderRoute;
  readonly clock?: Clock;
  /** Seconds by which a test has aged the tokens and sessions of an account, or an interaction. */
  readonly agedBy?: (owner: string) => number;
  /** Is told of errors that nobody foresaw; absent: they stand on stderr. */
  readonly reportError?: ReportError;
}

/** The machine-to-machine client that Logto's seed makes for the Management API. */
const managementClient = 'm-default';

/** Starts a stand-in and hands out its data too. */
export const openStandIn = async (options: StandInOptions) => {
  const { port = 0, adminPort = 0, clock = systemClock, reportError = printError } = options;
  await using stack = new AsyncDisposableStack();
  const faults = new Set(options.faults);
  const cookieKeys = [createSecret()];
  const managementSecret = createSecret();

  const main = stack.use(await listen(port));
  const admin = stack.use(await listen(adminPort));
  const sender = stack.use(await createSender(options.provider, faults));
  const endpoint = options.publicEndpoint ?? `http://localhost:${main.port}`;
  const adminEndpoint = `http://localhost:${admin.port}`;

  const tenant = await createTenant(clock, faults);
  const { applications, users } = tenant;
  const secretsOf = (id: string) => (applications.byId(id) ? applications.secrets(id).map(({ value }) => value) : []);
  const store = createOidcStore(faults, options.agedBy);
  const { provider } = await createProvider({
    issuer: `${endpoint}/oidc`,
    cookieKeys,
    store,
    faults,
    managementScope: '',
    secretsOf,
    findClient: (id) => {
      const application = applications.byId(id);
      return application && clientMetadata(application, secretsOf(id)[0], faults);
    },
    settingsOf: (id) => applications.byId(id)?.customClientMetadata ?? {},
    findAccount: (_ctx, id, token) => {
      const user = users.byId(id);
      if (user && !user.isSuspended) {
        return { accountId: id, claims: () => claimsOf(user, faults) };
      }
      if (token === undefined && !faults.has('user-gone-is-a-server-error')) {
        // An authorization request goes on without an account otherwise, and ends in a server error.
        throw new errors.InvalidGrant('user not found');
      }
      return undefined;
    },
  });

  provider.on('grant.success', ({ oidc: { params, account, client } }) => {
    if (params?.grant_type === 'authorization_code' && account && client) {
      tenant.auditRecords.add(auditKeys.exchange, account.accountId, client.clientId);
    }
  });

  const authority = await createProvider({
    issuer: `${adminEndpoint}/oidc`,
    cookieKeys,
    store: createOidcStore(),
    faults: new Set(),
    managementScope: 'all',
    secretsOf: () => [managementSecret],
    findClient: (id) =>
      id === managementClient
        ? {
            client_id: id,
            client_secret: managementSecret,
            grant_types: ['client_credentials'],
            response_types: [],
            redirect_uris: [],
          }
        : undefined,
    findAccount: () => undefined,
    settingsOf: () => ({}),
  });

  const isBehindProxy = options.publicEndpoint !== undefined;
  provider.proxy = isBehindProxy;
  const adminKeys = authority.publicKeys;
  const stores = { tenant, provider, store, sender };
  const app = createApp({ endpoint, adminEndpoint, cookieKeys, ...stores, adminKeys, reportError });
  app.proxy = isBehindProxy;
  main.handle(app.callback());
  admin.handle(createAdminApp(endpoint, adminEndpoint, authority.provider).callback());

  const resources = stack.move();
  return {
    /** `http://localhost:PORT` or the public address: sign-in pages, OpenID Connect, Experience API, Management API. */
    endpoint,
    /** The port on 127.0.0.1 that the endpoint is, or that a proxy has to forward to. */
    port: main.port,
    /** Where `m-default` gets its tokens. */
    adminEndpoint,
    /** Secret of `m-default`, the machine-to-machine client of the Management API. */
    managementSecret,
    /** Version of Logto whose wire is spoken. */
    version: '1.42.0',
    /** Version of the published connector that sends. */
    connectorVersion: connectorVersion(),
    /** Errs in these ways from now on, and in no other. */
    break(names: readonly FaultName[]) {
      faults.clear();
      for (const name of names) {
        faults.add(name);
      }
    },
    tenant,
    store,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
};
