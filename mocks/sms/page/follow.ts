import { useEffect, useState } from 'preact/hooks';
import type { InboxMessage, ProviderRequest } from '../../../contracts/inbox.ts';
import { type Api, type Batch, type Filter, Refused } from './api.ts';

/** Messages that are asked for in one go. */
const atOnce = 500;
/** Milliseconds after which a lost connection is tried anew. */
const retryAfter = 1000;

/** All that a filter means, the newest first. */
export interface Shown {
  readonly filter: Filter;
  readonly messages: readonly InboxMessage[];
  readonly held: number;
  readonly evicted: number;
  readonly oldest: string | null;
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

const nothing = { messages: [], held: 0, evicted: 0, oldest: null, errors: {}, loading: false };

/** What is shown after a batch, or after older messages have come. */
const withBatch = (shown: Shown, { messages, removed, held, evicted, oldest }: Batch, gone: Set<string>): Shown => {
  for (const id of removed) {
    gone.add(id);
  }
  const newest = Number(shown.messages[0]?.id ?? 0);
  const fresh = messages.filter(({ id }) => Number(id) > newest).reverse();
  const first = oldest === null ? Number.POSITIVE_INFINITY : Number(oldest);
  const all = [...fresh, ...shown.messages].filter(({ id }) => Number(id) >= first && !gone.has(id));
  return { ...shown, messages: all, held, evicted, oldest };
};

/** Loads what a filter means and follows what comes, again and again while the connection is lost. */
const follow = (api: Api, filter: Filter, tell: (change: (now: Following) => Following) => void): (() => void) => {
  const over = new AbortController();
  let timer: number | undefined;
  let unlisten = (): void => undefined;
  const gone = new Set<string>();
  const show = (change: (shown: Shown) => Shown): void =>
    over.signal.aborted ? undefined : tell((now) => ({ ...now, shown: change(now.shown) }));
  const lost = (): void => {
    if (!over.signal.aborted) {
      tell((now) => ({ ...now, connection: 'lost' }));
      timer = window.setTimeout(() => void connect(), retryAfter);
    }
  };
  const connect = async (): Promise<void> => {
    try {
      gone.clear();
      let { messages: part, ...counts } = await api.search(filter, atOnce, undefined, over.signal);
      over.signal.throwIfAborted();
      show(() => ({ ...nothing, ...counts, filter, messages: part.toReversed(), loading: part.length === atOnce }));
      unlisten = api.listen(filter, part.at(-1)?.id ?? '0', {
        open: () => tell((now) => ({ ...now, connection: 'live', epoch: now.epoch + 1 })),
        batch: (batch) =>
          tell((now) => ({ ...now, shown: withBatch(now.shown, batch, gone), requests: batch.requests })),
        lost,
      });
      while (part[0] && part.length === atOnce) {
        const until = String(Number(part[0].id) - 1);
        ({ messages: part, ...counts } = await api.search(filter, atOnce, until, over.signal));
        const older = part.filter(({ id }) => !gone.has(id)).reverse();
        const loading = part.length === atOnce;
        show((now) => ({ ...now, messages: [...now.messages, ...older], loading }));
      }
    } catch (error) {
      unlisten();
      if (error instanceof Refused) {
        show((now) => ({ ...now, ...nothing, held: now.held, filter, errors: error.issues }));
      } else {
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
  const [following, tell] = useState<Following>({
    ...{ shown: { ...nothing, filter: {}, loading: true }, connection: 'connecting', epoch: 0, requests: [] },
  });
  useEffect(() => follow(api, filter, tell), [api, filter]);
  return following;
};
