import { PassThrough, type Readable } from 'node:stream';
import type { InboxMessage, RequestRecord } from '../../../../contracts/inbox.ts';
import { providerRequestSchema } from '../../../../contracts/inbox-schema.ts';
import { type MessageFilter, matcherOf } from '../../inbox/filter.ts';
import type { StoreListener } from '../../inbox/store.ts';
import type { Tenant } from '../../tenants/tenant.ts';

/** A client that reads no further is left behind at this many bytes. */
const mostBuffered = 1_048_576;
/** Messages that are told again to one who comes back with a cursor. */
const mostReplayed = 1000;
/** Requests of one batch that are told: the newest. */
const mostRequests = 200;

type Write = (event: string, data: unknown, id?: string) => void;

interface Teller extends StoreListener {
  request(request: RequestRecord): void;
}

const tellEach = (write: Write): Teller => ({
  message: (message) => write('message', message, message.id),
  request: (request) => write('request', request),
});

/** Gathers what comes, so that one who shows it is not called for each of a burst. Of requests only the heads are told. */
const tellInBatches = (write: Write, { store }: Tenant, ms: number): Teller => {
  let [messages, requests, removed]: [InboxMessage[], RequestRecord[], string[]] = [[], [], []];
  let timer: NodeJS.Timeout | undefined;
  const tell = async (): Promise<void> => {
    const counts = await store.counts();
    const heads = requests.slice(-mostRequests).map((request) => providerRequestSchema.parse(request));
    const batch = { messages, requests: heads, removed, ...counts };
    [messages, requests, removed] = [[], [], []];
    timer = undefined;
    write('batch', batch);
  };
  const later = (): void => {
    // A store that cannot be reached is asked again with what comes next.
    timer ??= setTimeout(() => void tell().catch(() => (timer = undefined)), ms);
  };
  return {
    message(message) {
      messages.push(message);
      later();
    },
    request(request) {
      requests.push(request);
      later();
    },
    removed(ids) {
      removed = removed.concat(ids);
      later();
    },
  };
};

/**
 * What happens in a namespace as server-sent events, from a cursor on if the filter has one.
 *
 * @param batchMs how long to gather what becomes one event; each is one of its own if absent
 */
export const streamEvents = async (
  tenant: Tenant,
  filter: MessageFilter,
  batchMs: number | undefined,
  gone: AbortSignal,
): Promise<Readable> => {
  const events = new PassThrough();
  const matches = matcherOf(filter);
  let told = 0;
  /** What comes while older ones are still looked for; undefined when they are told. */
  let waiting: InboxMessage[] | undefined = [];
  const write: Write = (event, data, id) => {
    if (events.writableLength > mostBuffered) {
      events.destroy();
    } else if (!events.writableEnded) {
      events.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    }
  };
  const teller = batchMs === undefined ? tellEach(write) : tellInBatches(write, tenant, batchMs);
  const message = (each: InboxMessage): void => {
    if (waiting) {
      waiting.push(each);
    } else if (Number(each.id) > told && matches(each)) {
      told = Number(each.id);
      teller.message(each);
    }
  };

  events.write(': connected\n\n');
  const stops = [await tenant.store.subscribe({ ...teller, message }), tenant.onRequest(teller.request)];
  const missed = filter.after === undefined ? [] : await tenant.store.search(filter, mostReplayed);
  const now = waiting;
  waiting = undefined;
  [...missed, ...now].forEach(message);
  const stop = (): void => {
    for (const each of stops.splice(0)) {
      each();
    }
    events.end();
  };
  events.once('close', stop);
  events.on('error', stop);
  gone.addEventListener('abort', stop, { once: true });
  if (gone.aborted) {
    stop();
  }
  return events;
};
