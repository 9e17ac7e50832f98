import { useEffect, useState } from 'preact/hooks';
import type { InboxMessage, ProviderRequest, RuleCard } from '../../../contracts/inbox.ts';
import type { Address } from './address.ts';
import { type Api, type Batch, type Filter, issuesOf, type Provider } from './api.ts';

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
  /** Requests of the last batch. */
  readonly requests: readonly ProviderRequest[];
}

/** What each of the page's views is handed. */
export interface ViewProps {
  readonly api: Api;
  readonly rules: readonly RuleCard[];
  readonly provider: Provider;
  readonly address: Address;
  go(change: Address): void;
  /** The filter that is asked for; what is shown may still be that of one before. */
  readonly filter: Filter;
  readonly following: Following;
  /** Tells how a work ended, in its words or in those of its error. */
  attempt(work: Promise<string>): void;
}

const withBatch = (shown: Shown, batch: Batch, gone: Set<string>): Shown => {
  const { messages, held, evicted, oldest } = batch;
  const newest = Number(shown.messages[0]?.id ?? 0);
  const fresh = messages.filter(({ id }) => Number(id) > newest).reverse();
  const first = Number(oldest ?? Number.POSITIVE_INFINITY);
  const all = [...fresh, ...shown.messages].filter(({ id }) => Number(id) >= first && !gone.has(id));
  return { ...shown, messages: all, held, evicted, oldest };
};

/** What the page shows of a namespace, always up to date: loads what a filter means, and follows what comes. */
export const useFollowing = (api: Api, filter: Filter): Following => {
  const shown = { ...nothing, filter: {}, loading: true };
  const [following, tell] = useState<Following>({ shown, connection: 'connecting', requests: [] });
  const [tries, retry] = useState(0);
  useEffect(() => {
    const over = new AbortController();
    let timer: number | undefined;
    let unlisten = (): void => undefined;
    let gone = new Set<string>();
    const find = async (until?: string) => {
      const query = { ...filter, limit: String(atOnce), ...(until && { until }) };
      const { messages, ...counts } = await api.search(query, over.signal);
      over.signal.throwIfAborted();
      return { ...counts, messages: messages.reverse(), loading: messages.length === atOnce };
    };
    const show = (change: (shown: Shown) => Shown): void => tell((now) => ({ ...now, shown: change(now.shown) }));
    const stop = (): void => {
      over.abort();
      window.clearTimeout(timer);
      unlisten();
    };
    const lost = (): void => {
      stop();
      tell((now) => ({ ...now, connection: 'lost' }));
      timer = window.setTimeout(() => retry((before) => before + 1), retryAfter);
    };
    const batch = (heard: Batch): void => {
      gone = gone.union(new Set(heard.removed));
      tell((now) => ({ ...now, shown: withBatch(now.shown, heard, gone), requests: heard.requests }));
    };
    const open = (): void => tell((now) => ({ ...now, connection: 'live' }));
    const load = async (): Promise<void> => {
      let part = await find();
      show(() => ({ ...nothing, ...part, filter }));
      unlisten = api.listen({ ...filter, after: part.messages[0]?.id ?? '0' }, { batch, open, lost });
      while (part.loading) {
        part = await find(String(Number(part.messages.at(-1)?.id) - 1));
        const older = part.messages.filter(({ id }) => !gone.has(id));
        show((now) => ({ ...now, messages: [...now.messages, ...older], loading: part.loading }));
      }
    };
    load().catch((error: unknown) => {
      const errors = issuesOf(error);
      if (errors) {
        unlisten();
        show(({ held }) => ({ ...nothing, held, filter, errors }));
      } else if (!over.signal.aborted) {
        lost();
      }
    });
    return stop;
  }, [api, filter, tries]);
  return following;
};
