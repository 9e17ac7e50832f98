import { randomUUID } from 'node:crypto';
import { test as base, expect } from '@playwright/test';
import type { RequestRecord } from '../../../contracts/inbox.ts';
import { draft } from '../testing/draft.ts';
import { type RedisServer, startRedis } from '../testing/redis.ts';
import { MemoryStore } from './memory-store.ts';
import { RedisStore } from './redis-store.ts';
import type { MessageStore } from './store.ts';

type Kind = 'memory' | 'redis';

const record = (changes: Partial<RequestRecord> = {}): RequestRecord => ({
  requestId: randomUUID(),
  method: 'POST',
  path: '/',
  receivedAt: '2026-11-24T00:00:00.000Z',
  action: 'SendSms',
  phoneNumbers: ['13812345678'],
  verdict: 'Ok',
  message: 'send success',
  headers: {},
  body: '',
  reply: '',
  brokenRule: null,
  recipients: [],
  ...changes,
});

interface Opened {
  readonly store: MessageStore;
  /** Another store on the same messages: of another process, as it were. */
  readonly again: MessageStore;
}

const test = base.extend<{ kind: Kind; opened: Opened }, { openRedis: () => Promise<RedisServer> }>({
  kind: ['memory', { option: true }],
  openRedis: [
    async ({}, use) => {
      await using stack = new AsyncDisposableStack();
      let opened: Promise<RedisServer> | undefined;
      await use(() => {
        opened ??= startRedis().then((redis) => stack.use(redis));
        return opened;
      });
    },
    { scope: 'worker' },
  ],
  opened: async ({ kind, openRedis }, use) => {
    await using stack = new AsyncDisposableStack();
    if (kind === 'redis') {
      const { url } = await openRedis();
      const options = { url, namespace: randomUUID(), capacity: 3 };
      await use({ store: stack.use(new RedisStore(options)), again: stack.use(new RedisStore(options)) });
    } else {
      const store = stack.use(new MemoryStore(3));
      await use({ store, again: store });
    }
  },
});

const soon = () => AbortSignal.timeout(5000);

for (const kind of ['memory', 'redis'] as const) {
  test.describe(`in ${kind}`, () => {
    test.use({ kind });

    test('ids grow in the order of acceptance over all numbers', async ({ opened: { store } }) => {
      const ids = [await store.append(draft()), await store.append(draft({ phoneNumber: '+6591234567' }))].map(
        ({ id }) => Number(id),
      );
      expect(ids).toEqual([1, 2]);
    });

    test('a message that is held is found at once, one to come when it comes', async ({ opened: { store, again } }) => {
      const first = await store.append(draft());
      expect(await again.next('+8613812345678', '0', soon())).toEqual(first);
      const waiting = again.next('+8613812345678', first.id, soon());
      const other = again.next('+6591234567', '0', AbortSignal.timeout(50));
      const second = await store.append(draft({ code: '2222' }));
      expect(await waiting).toEqual(second);
      await expect(other).rejects.toThrow();
    });

    test('all who wait for a number get the message', async ({ opened: { store, again } }) => {
      const waiting = [store, again, again].map((each) => each.next('+8613812345678', '0', soon()));
      const message = await store.append(draft());
      expect(await Promise.all(waiting)).toEqual([message, message, message]);
    });

    test('the oldest message goes first, and what went is counted', async ({ opened: { store } }) => {
      for (const code of ['1111', '2222', '3333', '4444', '5555']) {
        await store.append(draft({ code }));
      }
      expect((await store.messages('+8613812345678')).map(({ code }) => code)).toEqual(['3333', '4444', '5555']);
      expect(await store.counts()).toEqual({ held: 3, evicted: 2, oldest: '3' });
    });

    test('messages are searched by number, template, text and cursor', async ({ opened: { store } }) => {
      const one = await store.append(draft());
      const two = await store.append(draft({ templateId: '2', text: '【示例签名】您的订单已发货。' }));
      const three = await store.append(draft({ phoneNumber: '+6591234567' }));
      expect(await store.search({ templateId: '2' }, 10)).toEqual([two]);
      expect(await store.search({ text: '订单' }, 10)).toEqual([two]);
      expect(await store.search({ phoneNumber: '+8613812345678' }, 10)).toEqual([one, two]);
      expect(await store.search({ after: two.id }, 10)).toEqual([three]);
      expect(await store.search({ until: two.id }, 10)).toEqual([one, two]);
      expect(await store.search({}, 2)).toEqual([two, three]);
    });

    test('clearing returns what it took, and two who clear at once never get the same', async ({
      opened: { store, again },
    }) => {
      const kept = await store.append(draft({ templateId: '2' }));
      const gone = [await store.append(draft()), await store.append(draft())];
      const cleared = await Promise.all([store.clear({ templateId: '100001' }), again.clear({ templateId: '100001' })]);
      expect(cleared.flat().sort((a, b) => Number(a.id) - Number(b.id))).toEqual(gone);
      expect(await store.search({}, 10)).toEqual([kept]);
      expect(await store.counts()).toEqual({ held: 1, evicted: 0, oldest: kept.id });
    });

    test('one who listens is told of each message, and of those taken out', async ({ opened: { store, again } }) => {
      const [heard, gone] = [Promise.withResolvers<string>(), Promise.withResolvers<readonly string[]>()];
      const stop = await again.subscribe({ message: ({ id }) => heard.resolve(id), removed: gone.resolve });
      const { id } = await store.append(draft());
      expect(await heard.promise).toBe(id);
      await store.clear({});
      expect(await gone.promise).toEqual([id]);
      stop();
    });

    test('requests are found by number and id, the newest being kept', async ({ opened: { store, again } }) => {
      const requests = [record(), record({ phoneNumbers: ['+6591234567'] }), record(), record({ verdict: 'Fault' })];
      for (const each of requests) {
        await store.record(each);
      }
      expect(await again.requests('+8613812345678')).toEqual([requests[2], requests[3]]);
      expect(await again.request(requests[1]?.requestId ?? '')).toEqual(requests[1]);
      expect(await again.recentRequests(2)).toEqual(requests.slice(2));
    });

    test('a closed store ends all waits', async ({ opened: { store } }) => {
      const waiting = store.next('+8613812345678', '0', soon());
      const outcome = expect(waiting).rejects.toThrow('the inbox was closed');
      await store.append(draft({ phoneNumber: '+6591234567' }));
      await store[Symbol.asyncDispose]();
      await outcome;
    });
  });
}
