import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { connectInbox, type FakeProvider, startFakeProvider } from '../index.ts';
import { mainlandNumbers, senderTo } from '../testing/sender.ts';
import type { BenchReport } from './index.ts';
import { quantile } from './load.ts';
import { TimedStore } from './timed-store.ts';

/** What a burst may cost, in milliseconds: more than 100 and a person feels it (https://web.dev/articles/rail). */
const pageGoals = { longestTask: 100, wait: 10 } as const;

/** Watches how smooth a page is, from its first line on: its longest task and its frames, in milliseconds. */
const watchSmoothness = async (page: Page) => {
  await page.addInitScript({ path: join(import.meta.dirname, 'smoothness.js') });
  return async (): Promise<{ longestTask: number; longestFrame: number; frames: number }> =>
    page.evaluate(() => {
      const { tasks, frames } = Reflect.get(globalThis, 'seen');
      const result = { longestTask: Math.max(...tasks), longestFrame: Math.max(...frames), frames: frames.length };
      Object.assign(Reflect.get(globalThis, 'seen'), { tasks: [0], frames: [0] });
      return result;
    });
};

/**
 * Sends 1,000 messages a second, and every 50 ms one of them to a test that waits for it over HTTP.
 *
 * @returns milliseconds from the acceptance of a message to the test that waits for it, in order of size
 */
const burst = async (provider: FakeProvider, store: TimedStore, seconds: number): Promise<number[]> => {
  const { send } = senderTo(provider);
  const inbox = connectInbox(provider.controlUrl);
  const waits: number[] = [];
  const wait = async (phone: string): Promise<void> => {
    const { phoneNumber } = await inbox.next(phone);
    waits.push(performance.now() - (store.acceptedAt.get(phoneNumber) ?? Number.NaN));
  };
  const began = performance.now();
  const work: Promise<unknown>[] = [];
  const phones = mainlandNumbers(13_900_000_000, seconds * 20);
  // One who is only on the way to the inbox does not wait yet.
  const ahead = 10;
  work.push(...phones.slice(0, ahead).map(wait));
  for (const [step, phone] of phones.entries()) {
    work.push(...phones.slice(step + ahead, step + ahead + 1).map(wait));
    const others = Array.from({ length: 5 }, (_, part) => mainlandNumbers(13_800_000_000 + step * 50 + part * 10, 9));
    for (const [part, set] of others.entries()) {
      const last = part === 0 ? phone : String(13_800_000_000 + step * 50 + part * 10 + 9);
      work.push(send({ PhoneNumberSet: [...set, last] }));
      await setTimeout(Math.max(0, began + (step * 5 + part + 1) * 10 - performance.now()));
    }
  }
  await Promise.all(work);
  return waits.sort((one, other) => one - other);
};

/** Messages that are held before the burst, as many as an inbox holds. */
const held = 10_000;

const fill = async (provider: FakeProvider): Promise<void> => {
  const { send } = senderTo(provider);
  for (let first = 0; first < held; first += 200) {
    await send({ PhoneNumberSet: mainlandNumbers(13_700_000_000 + first, 200) });
  }
};

const burstAt = async (seconds: number, page?: Page) => {
  const store = new TimedStore();
  await using provider = await startFakeProvider({ openStore: () => store });
  await fill(provider);
  const smoothness = page && (await watchSmoothness(page));
  await page?.goto(provider.controlUrl);
  await page?.waitForFunction((count) => document.title.startsWith(`(${count})`), held);
  const loading = await smoothness?.();
  const waits = await burst(provider, store, seconds);
  return { wait: quantile(waits, 0.99), loading, bursting: await smoothness?.() };
};

const ms = (value: number): string => `${value.toFixed(1)} ms`;

/**
 * Measures a burst of 1,000 messages a second with the page open, beside one without the page.
 *
 * @param page a blank one
 */
export const benchPage = async (page: Page, seconds: number): Promise<BenchReport> => {
  const floor = await burstAt(seconds);
  const { wait, loading, bursting } = await burstAt(seconds, page);
  const tasks = { loading: loading?.longestTask ?? Number.NaN, bursting: bursting?.longestTask ?? Number.NaN };
  const frames = `${bursting?.frames} frames, the longest ${ms(bursting?.longestFrame ?? Number.NaN)}`;
  const rows = [
    ['longest task while it loads', ms(tasks.loading), `at most ${pageGoals.longestTask} ms`],
    ['longest task in the burst', ms(tasks.bursting), `at most ${pageGoals.longestTask} ms`],
    [`frames in ${seconds} s`, frames, ''],
    ['accepted to waiter, over HTTP, p99, no page', ms(floor.wait), ''],
    [
      'accepted to waiter, over HTTP, p99, page open',
      `${ms(wait)} (${(wait / floor.wait).toFixed(2)} of no page)`,
      `at most ${pageGoals.wait} ms`,
    ],
  ];
  const judged: ReadonlyArray<readonly [string, boolean]> = [
    ['longest task while it loads', tasks.loading <= pageGoals.longestTask],
    ['longest task in the burst', tasks.bursting <= pageGoals.longestTask],
    ['waiting with the page open', wait <= pageGoals.wait],
  ];
  return {
    tables: [{ head: ['', 'found', 'goal'], rows }],
    short: judged.filter(([, reached]) => !reached).map(([what]) => what),
  };
};
