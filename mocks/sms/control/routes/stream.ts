import { PassThrough, type Readable } from 'node:stream';
import type { InboxMessage } from '../../../../contracts/inbox.ts';
import { type MessageFilter, matchesFilter } from '../../inbox/store.ts';
import type { Tenant } from '../../tenants/tenant.ts';

/** A client that reads no further is left behind at this many bytes. */
const mostBuffered = 1_048_576;
/** Messages that are told again to one who comes back with a cursor. */
const mostReplayed = 1000;

/** Messages and requests of a namespace as server-sent events, from a cursor on if the filter has one. */
export const streamMessages = async (tenant: Tenant, filter: MessageFilter, gone: AbortSignal): Promise<Readable> => {
  const events = new PassThrough();
  let told = Number(filter.after ?? 0);
  const write = (event: string, data: unknown, id?: string): void => {
    if (events.writableLength > mostBuffered) {
      events.destroy();
      return;
    }
    events.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const tell = (message: InboxMessage): void => {
    if (Number(message.id) > told && matchesFilter(message, filter)) {
      told = Number(message.id);
      write('message', message, message.id);
    }
  };

  events.write(': connected\n\n');
  const stops = [await tenant.store.subscribe(tell), tenant.onRequest((request) => write('request', request))];
  if (filter.after !== undefined) {
    const missed = await tenant.store.search(filter, mostReplayed);
    missed.forEach(tell);
  }
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
