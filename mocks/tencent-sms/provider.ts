import type { ProviderRequest, ProviderTotals } from '../../contracts/inbox.ts';
import type { ProviderRoute } from '../../contracts/provider-route.ts';
import { type Account, defaultAccount } from './account.ts';
import { type Clock, systemClock } from './clock.ts';
import { startControl } from './control/server.ts';
import { SendHistory } from './history.ts';
import { type Inbox, openInbox } from './inbox/inbox.ts';
import { defaultCapacity, MemoryStore } from './inbox/memory-store.ts';
import { SmsService } from './service.ts';
import { startFront } from './wire/front.ts';

export interface FakeProviderOptions {
  /** Address of both ports; loopback unless told otherwise. */
  readonly host?: string;
  /** Port of the provider; 0 for a free one. */
  readonly port?: number;
  /** Port of the control API; 0 for a free one. */
  readonly controlPort?: number;
  readonly account?: Account;
  readonly clock?: Clock;
  /** Messages and requests that are kept; the oldest go first. */
  readonly capacity?: number;
}

/** A running fake of Tencent Cloud SMS. */
export interface FakeProvider extends AsyncDisposable {
  readonly route: ProviderRoute;
  readonly controlUrl: string;
  readonly inbox: Inbox;
  readonly account: Account;
  totals(): ProviderTotals;
  /** Requests that named a number in any spelling, accepted or not, oldest first. */
  requests(phone: string): ProviderRequest[];
}

/**
 * Starts the fake provider in this process.
 *
 * @throws Error when a port is taken
 */
export const startFakeProvider = async (options: FakeProviderOptions = {}): Promise<FakeProvider> => {
  const { host = '127.0.0.1', port = 0, controlPort = 0, account = defaultAccount(), clock = systemClock } = options;
  const capacity = options.capacity ?? defaultCapacity;
  await using stack = new AsyncDisposableStack();
  const store = stack.use(new MemoryStore(capacity));
  const service = new SmsService(clock, { name: 'default', account, history: new SendHistory(), store }, capacity);
  const front = stack.use(await startFront({ host, port }, (request) => service.handle(request)));
  const control = stack.use(await startControl({ host, port: controlPort, store, totals: () => service.totals() }));
  const running = stack.move();
  return {
    route: front.route,
    controlUrl: control.url,
    inbox: openInbox(store),
    account,
    totals: () => service.totals(),
    requests: (phone) => service.requests(phone),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
};
