import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PhoneDigits, toE164 } from '../../contracts/phone.ts';
import { owning } from '../../fixtures/tools/owning.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import type { K6 } from '../../load/k6/find-k6.ts';
import { type K6Result, runK6 } from '../../load/k6/run-k6.ts';
import { exchange } from '../../mocks/sms/testing/exchange.ts';
import { connectInbox, RedisStore } from '../../mocks/sms-provider/index.ts';
import { defaultKeys, numbersOf, type PreparedRequest, prepare } from './messages.ts';
import { type SmsProcess, startSms } from './sms-process.ts';

/** More than anybody here sends to one namespace. */
const capacity = 200_000;

/** One who sends, and the namespace that is its own. */
const party = async (redisUrl: string, namespace: string, numbers: readonly PhoneDigits[]) => {
  const store = new RedisStore({ url: redisUrl, namespace, capacity });
  const told: string[] = [];
  await store.subscribe({ message: ({ phoneNumber }) => void told.push(phoneNumber) });
  return {
    /** What it sends a message each to, in E.164. */
    sent: numbers.map(toE164),
    /** Numbers of the messages that Redis told of as they came. */
    told,
    /** Numbers of the messages that are in its inbox. */
    held: async () => (await store.search({}, capacity)).map(({ phoneNumber }) => phoneNumber),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
};

/** A shard with a fake of its own, on a Redis of all. */
export const startShard = async (redisUrl: string, block: number, count: number) => {
  await using undo = new AsyncDisposableStack();
  const sms = undo.use(await startSms(redisUrl, capacity));
  const namespace = `shard-${block}`;
  const numbers = numbersOf(block, count);
  const own = undo.use(await party(redisUrl, namespace, numbers));
  const requests = prepare([sms.url], await sms.open(namespace), numbers);
  const inbox = connectInbox(sms.controlUrl, { namespace });
  return owning(undo, {
    ...own,
    sms,
    /** Sends, waits for the last message of each request as a test would, and gives the numbers that these came to. */
    run: async () => {
      const came: string[] = [];
      let sent = 0;
      for (const { url, headers, body, messages } of requests) {
        sent += messages;
        const coming = inbox.next(own.sent[sent - 1] ?? '', { timeoutMs: 200_000 });
        await exchange(Number(new URL(url).port), 'POST', '/', headers, body);
        came.push((await coming).phoneNumber);
      }
      return came;
    },
  });
};

const runPrepared = async (k6: K6, requests: readonly PreparedRequest[]): Promise<K6Result> => {
  await using folder = await temporaryFolder('one-redis');
  const file = join(folder.path, 'requests.json');
  await writeFile(file, JSON.stringify(requests));
  return await runK6({
    k6,
    script: join(import.meta.dirname, '../../load/scripts/testing/send-prepared.ts'),
    environment: { LOAD_REQUESTS: file },
    summaryFile: join(folder.path, 'summary.json'),
    dashboardFile: join(folder.path, 'dashboard.html'),
  });
};

/** A k6 run whose messages go through several fakes into one inbox. */
export const startLoad = async (redisUrl: string, fakes: readonly SmsProcess[], block: number, count: number) => {
  const numbers = numbersOf(block, count);
  const own = await party(redisUrl, 'default', numbers);
  const requests = prepare(
    fakes.map(({ url }) => url),
    defaultKeys,
    numbers,
  );
  return { ...own, run: (k6: K6) => runPrepared(k6, requests) };
};
