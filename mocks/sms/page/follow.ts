import { useEffect, useState } from 'preact/hooks';
import type { InboxMessage, ProviderRequest } from '../../../contracts/inbox.ts';
import { type Api, type Batch, type Filter, Refused } from './api.ts';

/** Messages that are asked for in one go. */
const atOnce = 500;
/** Milliseconds after which a lost connection is tried anew. */
const retryAfter = 1000;

const nothing = { messages: [], held: 0, evicted: 0, oldest: null, errors: {}, loading: false };

/** All that a filter means, the newest first. */
export interface Shown extends Pick<Batch, 'held' | 'evicted' | 'oldest'> {
  readonly filter: Filter;
  readonly messages: readonly InboxMessage[];
  /** What of the filter is refused, by its parts. */
  readonly errors: Readonly<Record<string, string>>;
  /** Older ones are still on their way. */
  readonly loading: boolean;
}

export interface Following {
  readonly shown: Shown;
  readonly connection: 'live' | 'connecting' | 'lost';
  /** Grows with each new connection. */
  readonly epoch: number;
  /** Requests of the last batch. */
  readonly requests: readonly ProviderRequest[];
}

const withBatch = (shown: Shown, batch: Batch, gone: Set<string>): Shown => {
  const { messages, held, evicted, oldest } = batch;
  const newest = Number(shown.messages[0]?.id ?? 0);
  const fresh = messages.filter(({ id }) => Number(id) > newest).reverse();
  const first = Number(oldest ?? Number.POSITIVE_INFINITY);
  const all = [...fresh, ...shown.messages].filter(({ id }) => Number(id) >= first && !gone.has(id));
  return { ...shown, messages: all, held, evicted, oldest };
};

/** Loads what a filter means and follows what comes, again and again while the connection is lost. */
const follow = (api: Api, filter: Filter, tell: (change: (now: Following) => Following) => void): (() => void) => {
  const over = new AbortController();
  /** Of the connection that there is: one that was lost loads no more. */
  let current = new AbortController();
  let timer: number | undefined;
  let unlisten = (): void => undefined;
  let gone = new Set<string>();
  const find = async (signal: AbortSignal, until?: number) => {
    const query = { ...filter, limit: String(atOnce), ...(until !== undefined && { until: String(until) }) };
    const { messages, ...counts } = await api.search(query, signal);
    signal.throwIfAborted();
    return { ...counts, messages: messages.reverse(), loading: messages.length === atOnce };
  };
  const show = (change: (shown: Shown) => Shown): void => tell((now) => ({ ...now, shown: change(now.shown) }));
  const lost = (): void => {
    current.abort();
    tell((now) => ({ ...now, connection: 'lost' }));
    timer = window.setTimeout(() => void connect(), retryAfter);
  };
  const heard = {
    open: () => tell((now) => ({ ...now, connection: 'live', epoch: now.epoch + 1 })),
    batch(batch: Batch) {
      gone = gone.union(new Set(batch.removed));
      tell((now) => ({ ...now, shown: withBatch(now.shown, batch, gone), requests: batch.requests }));
    },
    lost,
  };
  const connect = async (): Promise<void> => {
    current = new AbortController();
    const signal = AbortSignal.any([over.signal, current.signal]);
    try {
      let part = await find(signal);
      gone = new Set();
      show(() => ({ ...nothing, ...part, filter }));
      unlisten = api.listen({ ...filter, after: part.messages[0]?.id ?? '0' }, heard);
      while (part.loading) {
        part = await find(signal, Number(part.messages.at(-1)?.id) - 1);
        const older = part.messages.filter(({ id }) => !gone.has(id));
        show((now) => ({ ...now, messages: [...now.messages, ...older], loading: part.loading }));
      }
    } catch (error) {
      unlisten();
      const errors = error instanceof Refused ? error.issues : {};
      if (Object.keys(errors).length > 0) {
        show(({ held }) => ({ ...nothing, held, filter, errors }));
      } else if (!signal.aborted) {
        lost();
      }
    }
  };
  void connect();
  return () => {
    over.abort();
    window.clearTimeout(timer);
    unlisten();
  };
};

/** What the page shows of a namespace, always up to date. */
export const useFollowing = (api: Api, filter: Filter): Following => {
  const shown = { ...nothing, filter: {}, loading: true };
  const [following, tell] = useState<Following>({ shown, connection: 'connecting', epoch: 0, requests: [] });
  useEffect(() => follow(api, filter, tell), [api, filter]);
  return following;
};
