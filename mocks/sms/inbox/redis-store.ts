import { Redis } from 'ioredis';
import { z } from 'zod';
import type { InboxMessage, RequestRecord } from '../../../contracts/inbox.ts';
import { inboxMessageSchema, requestRecordSchema } from '../../../contracts/inbox-schema.ts';
import { type MessageFilter, matcherOf } from './filter.ts';
import { looseKey } from './loose-key.ts';
import { appendScript, removeScript } from './redis-scripts.ts';
import type { MessageDraft, MessageStore, StoreCounts, StoreListener } from './store.ts';
import { Waiters } from './waiters.ts';

const jsonObject = z.record(z.string(), z.unknown());
/** Messages read in one go. */
const readAtOnce = 1000;
const streamEntries = z.array(z.tuple([z.string(), z.tuple([z.string(), z.string()])]));

const readMessage = (id: string, json: string): InboxMessage =>
  inboxMessageSchema.parse({ ...jsonObject.parse(JSON.parse(json)), id });

export interface RedisStoreOptions {
  /** `redis://...` */
  readonly url: string;
  /** Stores with the same one share one inbox. */
  readonly namespace: string;
  /** Messages and requests kept. */
  readonly capacity: number;
}

/** A store in Redis, which several fakes, shards and load generators share. */
export class RedisStore implements MessageStore {
  readonly #redis: Redis;
  readonly #subscriber: Redis;
  readonly #prefix: string;
  readonly #capacity: number;
  readonly #waiters = new Waiters();
  readonly #listeners = new Set<StoreListener>();
  readonly #listening: Promise<unknown>;

  constructor({ url, namespace, capacity }: RedisStoreOptions) {
    this.#redis = new Redis(url);
    this.#subscriber = new Redis(url);
    this.#prefix = `sms:${namespace}`;
    this.#capacity = capacity;
    // Each call tells of a lost connection by itself; without a listener ioredis would print.
    this.#redis.on('error', () => undefined);
    this.#subscriber.on('error', () => undefined);
    this.#subscriber.on('message', (_channel, event) => this.#tell(event));
    // What came while the connection was away is looked for when it is back.
    this.#subscriber.on('ready', () => void this.#lookAgain().catch(() => undefined));
    this.#listening = this.#subscriber.subscribe(this.#key('events'));
    this.#listening.catch(() => undefined);
  }

  async append(draft: MessageDraft): Promise<InboxMessage> {
    await this.#listening;
    const keys = ['id', 'messages', 'numbers', 'all', 'evicted'].map((name) => this.#key(name));
    const id = await this.#redis.eval(
      appendScript,
      keys.length,
      ...keys,
      JSON.stringify(draft),
      draft.phoneNumber,
      this.#capacity,
      this.#prefix,
    );
    return { id: String(id), ...draft };
  }

  async messages(phoneNumber: string): Promise<InboxMessage[]> {
    return this.#read(await this.#redis.zrange(this.#key(`number:${phoneNumber}`), '0', '-1'));
  }

  async next(phoneNumber: string, after: string, signal: AbortSignal): Promise<InboxMessage> {
    await this.#listening;
    const found = new AbortController();
    const coming = this.#waiters.wait(phoneNumber, after, AbortSignal.any([signal, found.signal]));
    coming.catch(() => undefined);
    const held = await this.#first(phoneNumber, after);
    if (held) {
      found.abort();
      return held;
    }
    return coming;
  }

  async search(filter: MessageFilter, limit: number): Promise<InboxMessage[]> {
    const index = filter.phoneNumber === undefined ? 'all' : `number:${filter.phoneNumber}`;
    const { after = '-inf', until = '+inf' } = filter;
    const ids = await this.#redis.zrangebyscore(this.#key(index), after, until);
    const found: InboxMessage[] = [];
    // The newest first, and no more of them than it takes.
    for (let end = ids.length; end > 0 && found.length < limit; end -= readAtOnce) {
      const messages = await this.#read(ids.slice(Math.max(0, end - readAtOnce), end));
      found.unshift(...messages.filter(matcherOf(filter)));
    }
    return found.slice(-limit);
  }

  async clear(filter: MessageFilter): Promise<InboxMessage[]> {
    const matching = await this.search(filter, Number.POSITIVE_INFINITY);
    const keys = ['messages', 'numbers', 'all'].map((name) => this.#key(name));
    const ids = matching.map(({ id }) => id);
    const removed = await this.#redis.eval(removeScript, keys.length, ...keys, this.#prefix, ...ids);
    const taken = new Set(z.array(z.string()).parse(removed));
    return matching.filter(({ id }) => taken.has(id));
  }

  async counts(): Promise<StoreCounts> {
    const [held, evicted, [oldest]] = await Promise.all([
      this.#redis.zcard(this.#key('all')),
      this.#redis.get(this.#key('evicted')),
      this.#redis.zrange(this.#key('all'), '0', '0'),
    ]);
    return { held, evicted: Number(evicted ?? 0), oldest: oldest ?? null };
  }

  async subscribe(listener: StoreListener): Promise<() => void> {
    await this.#listening;
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async record(request: RequestRecord): Promise<void> {
    await this.#redis.xadd(this.#key('requests'), 'MAXLEN', this.#capacity, '*', 'request', JSON.stringify(request));
    await this.#redis.expire(this.#key('requests'), 86_400);
  }

  async requests(phone: string): Promise<RequestRecord[]> {
    const key = looseKey(phone);
    const all = await this.#requests(await this.#redis.xrange(this.#key('requests'), '-', '+'));
    return all.filter(({ phoneNumbers }) => phoneNumbers.some((number) => looseKey(number) === key));
  }

  async request(requestId: string): Promise<RequestRecord | undefined> {
    const all = await this.#requests(await this.#redis.xrange(this.#key('requests'), '-', '+'));
    return all.find((request) => request.requestId === requestId);
  }

  async recentRequests(limit: number): Promise<RequestRecord[]> {
    const newest = await this.#redis.xrevrange(this.#key('requests'), '+', '-', 'COUNT', limit);
    return (await this.#requests(newest)).reverse();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#waiters.rejectAll();
    this.#listeners.clear();
    this.#redis.disconnect();
    this.#subscriber.disconnect();
  }

  #key(name: string): string {
    return `${this.#prefix}:${name}`;
  }

  async #read(ids: readonly string[]): Promise<InboxMessage[]> {
    if (ids.length === 0) {
      return [];
    }
    const texts = await this.#redis.hmget(this.#key('messages'), ...ids);
    return ids.flatMap((id, index) => {
      const text = texts[index];
      return text ? [readMessage(id, text)] : [];
    });
  }

  async #first(phoneNumber: string, after: string): Promise<InboxMessage | undefined> {
    const key = this.#key(`number:${phoneNumber}`);
    return (await this.#read(await this.#redis.zrangebyscore(key, `(${after}`, '+inf', 'LIMIT', 0, 1)))[0];
  }

  async #requests(entries: unknown): Promise<RequestRecord[]> {
    return streamEntries.parse(entries).map(([, [, text]]) => requestRecordSchema.parse(JSON.parse(text)));
  }

  #tell(event: string): void {
    const [, id = '', json = ''] = /^(\d+) ([\s\S]*)$/.exec(event) ?? [];
    if (!id) {
      const ids = event.split(' ').slice(1);
      this.#listeners.forEach((listener) => void listener.removed?.(ids));
      return;
    }
    const message = readMessage(id, json);
    this.#waiters.offer(message);
    for (const listener of this.#listeners) {
      listener.message(message);
    }
  }

  async #lookAgain(): Promise<void> {
    for (const { phoneNumber, after } of this.#waiters.waiting()) {
      const message = await this.#first(phoneNumber, String(after));
      if (message) {
        this.#waiters.offer(message);
      }
    }
  }
}
