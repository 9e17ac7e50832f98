import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { MemoryStore } from '../../sms/inbox/memory-store.ts';
import type { MessageDraft } from '../../sms/inbox/store.ts';
import { connectInbox, type FakeProvider } from '../index.ts';
import { senderTo } from './sender.ts';

/** A store that knows when it took the newest message of a number. */
export class TimedStore extends MemoryStore {
  readonly takenAt = new Map<string, number>();

  override append(draft: MessageDraft) {
    this.takenAt.set(draft.phoneNumber, performance.now());
    return super.append(draft);
  }
}

export const numbersFrom = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(first + index));

/** Watches how smooth a page is, from its first line on: its longest task and its frames, in milliseconds. */
export const watchSmoothness = async (page: Page) => {
  await page.addInitScript(() => {
    let last = performance.now();
    const seen = Object.assign(globalThis, { seen: { tasks: [0], frames: [0] } }).seen;
    new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
      buffered: true,
    });
    const frame = (now: number): void => {
      seen.frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
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
export const burst = async (provider: FakeProvider, store: TimedStore, seconds: number): Promise<number[]> => {
  const { send } = senderTo(provider);
  const inbox = connectInbox(provider.controlUrl);
  const waits: number[] = [];
  const wait = async (phone: string): Promise<void> => {
    const { phoneNumber } = await inbox.next(phone);
    waits.push(performance.now() - (store.takenAt.get(phoneNumber) ?? Number.NaN));
  };
  const began = performance.now();
  const work: Promise<unknown>[] = [];
  const phones = numbersFrom(13_900_000_000, seconds * 20);
  // One who is only on the way to the inbox does not wait yet.
  const ahead = 10;
  work.push(...phones.slice(0, ahead).map(wait));
  for (const [step, phone] of phones.entries()) {
    work.push(...phones.slice(step + ahead, step + ahead + 1).map(wait));
    const others = Array.from({ length: 5 }, (_, part) => numbersFrom(13_800_000_000 + step * 50 + part * 10, 9));
    for (const [part, set] of others.entries()) {
      const last = part === 0 ? phone : String(13_800_000_000 + step * 50 + part * 10 + 9);
      work.push(send({ PhoneNumberSet: [...set, last] }));
      await setTimeout(began + (step * 5 + part + 1) * 10 - performance.now());
    }
  }
  await Promise.all(work);
  return waits.sort((one, other) => one - other);
};
