import type { Authority } from '../../contracts/authority.ts';
import type { ProviderRequest, ProviderTotals } from '../../contracts/inbox.ts';
import type { ProviderRoute } from '../../contracts/provider-route.ts';
import { startControl } from './control/server.ts';
import type { FaultSet } from './faults/fault-set.ts';
import { type Inbox, openInbox } from './inbox/inbox.ts';
import { defaultCapacity, MemoryStore } from './inbox/memory-store.ts';
import type { MessageStore } from './inbox/store.ts';
import { recordOfConnection } from './service/request-record.ts';
import { handleRequest } from './service/service.ts';
import { type Clock, systemClock } from './support/clock.ts';
import type { DialectTypes } from './tenants/customer.ts';
import type { Dialect } from './tenants/dialect.ts';
import type { Tenant } from './tenants/tenant.ts';
import { Tenants } from './tenants/tenants.ts';
import type { Arrival, ConnectionFaults } from './wire/connection-faults.ts';
import { startFront } from './wire/front.ts';
import { defaultPatience } from './wire/take-requests.ts';
import type { WrongCertificate } from './wire/wrong-certificate.ts';

export interface FakeOptions<Types extends DialectTypes = DialectTypes> {
  /** Address of both ports; loopback unless told otherwise. */
  readonly host?: string;
  /** Port of the provider; 0 for a free one. */
  readonly port?: number;
  /** Port of the control API; 0 for a free one. */
  readonly controlPort?: number;
  /** The dialect's own if absent. */
  readonly account?: Types['account'];
  readonly clock?: Clock;
  /** Messages and requests that are kept in each namespace; the oldest go first. */
  readonly capacity?: number;
  /** Opens the store of a namespace; in memory if absent. */
  readonly openStore?: (namespace: string) => MessageStore;
  /** Hosts beyond loopback that delivery receipts may be pushed to. */
  readonly callbackHosts?: readonly string[];
  /** Names, besides the provider's own, under which plain HTTP is answered. */
  readonly names?: readonly string[];
  /** What the control API asks for as bearer token; needed where it listens beyond loopback. */
  readonly token?: string;
  /** Milliseconds that a request may take to come in; a minute unless told otherwise. */
  readonly patience?: number;
  /** Issues its certificates; a new one if absent. */
  readonly authority?: Authority;
}

/** One customer of the fake, with keys, inbox and faults of its own. */
export interface Namespace<Types extends DialectTypes = DialectTypes> {
  readonly name: string;
  readonly account: Types['account'];
  readonly inbox: Inbox;
  /** Sets limits and balance anew; what is left out is off. The balance is what is left from now on. */
  setQuotas(quotas: Types['quotas']): void;
  /** Set a fault here: `using fault = provider.faults.add({ effect: { kind: 'hang' } })`. */
  readonly faults: FaultSet;
  totals(): ProviderTotals;
  /** Requests that named a number in any spelling, accepted or not, oldest first. */
  requests(phone: string): ProviderRequest[];
  /** The newest requests, oldest first, and with them the connections that were shown a wrong certificate. */
  recentRequests(limit?: number): ProviderRequest[];
}

/** A running fake; itself its default namespace. */
export interface Fake<Types extends DialectTypes = DialectTypes> extends Namespace<Types>, AsyncDisposable {
  readonly route: ProviderRoute;
  readonly controlUrl: string;
  /**
   * Opens a namespace for a run or a test: nothing in it is seen outside, and the other way round.
   *
   * @throws Error when the name is taken
   */
  namespace(name: string, account?: Types['changes']): Namespace<Types>;
  /** Closes a namespace; false where there is none. */
  removeNamespace(name: string): Promise<boolean>;
}

const namespaceOf = <Types extends DialectTypes>(
  tenant: Tenant<Types>,
  { inboxKey }: Dialect<Types>,
): Namespace<Types> => ({
  name: tenant.name,
  get account() {
    return tenant.customer.account;
  },
  inbox: openInbox(tenant.store, inboxKey),
  faults: tenant.faults,
  setQuotas: (quotas) => tenant.customer.setQuotas(quotas),
  totals: () => tenant.totals(),
  requests: (phone) => tenant.requests(phone),
  recentRequests: (limit = 100) => tenant.recent(limit),
});

/** Whoever asks the control API sends a few kilobytes from near by: milliseconds that these may take. */
const controlPatience = 10_000;

const anyRequest = { action: undefined, phoneNumbers: [], templateId: undefined };

const connectionFaultsOf = (tenants: Tenants, clock: Clock): ConnectionFaults => {
  const tenantOf = ({ namespace }: Arrival) => (namespace === undefined ? tenants.default : tenants.get(namespace));
  const keep = (arrival: Arrival, wrong: WrongCertificate, trusted: boolean): void => {
    const record = recordOfConnection(arrival, wrong, new Date(clock.now()).toISOString(), trusted);
    // A store that is not to be reached says so to whoever asks it.
    tenantOf(arrival)
      ?.keep(record)
      .catch(() => undefined);
  };
  return {
    pending: () => tenants.default.faults.has('certificate'),
    take: (arrival) => {
      const wrong = tenantOf(arrival)?.faults.hit(anyRequest, ['certificate'])[0]?.wrong;
      if (wrong) {
        keep(arrival, wrong, false);
      }
      return wrong;
    },
    trusted: (arrival, wrong) => keep(arrival, wrong, true),
  };
};

/**
 * Starts the fake of a provider in this process.
 *
 * @throws Error when a port is taken, or the control API would listen beyond loopback without a token
 */
export const startFake = async <Types extends DialectTypes>(
  dialect: Dialect<Types>,
  options: FakeOptions<Types> = {},
): Promise<Fake<Types>> => {
  const { host = '127.0.0.1', port = 0, controlPort = 0, clock = systemClock } = options;
  const { account = dialect.defaultAccount() } = options;
  const { capacity = defaultCapacity, callbackHosts = [], names = [], token, patience = defaultPatience } = options;
  const openStore = options.openStore ?? (() => new MemoryStore(capacity));
  await using stack = new AsyncDisposableStack();
  const tenants = stack.use(new Tenants({ dialect, account, clock, openStore, capacity, callbackHosts }));
  const connectionFaults = connectionFaultsOf(tenants, clock);
  const front = stack.use(
    await startFront(
      { endpoint: dialect.endpoint, host, port, names, connectionFaults, patience, authority: options.authority },
      (request) => handleRequest(request, clock, tenants),
    ),
  );
  const control = stack.use(
    await startControl({
      ...{ host, port: controlPort, tenants, token, names },
      patience: Math.min(patience, controlPatience),
    }),
  );
  const running = stack.move();
  return Object.assign(namespaceOf(tenants.default, dialect), {
    route: front.route,
    controlUrl: control.url,
    namespace: (name: string, changes?: Types['changes']) => namespaceOf(tenants.create(name, changes), dialect),
    removeNamespace: (name: string) => tenants.remove(name),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  });
};
