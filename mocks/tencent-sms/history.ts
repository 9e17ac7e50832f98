import type { Recipient } from './phone-number.ts';

/** What was sent so far, as far as the frequency rules ask. Bounded: counters of the oldest numbers go first. */

export interface Sending {
  readonly smsSdkAppId: string;
  readonly recipient: Recipient;
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const dayLength = 86_400_000;
/** A day of the limits is a calendar day of UTC+8; Tencent does not state the zone. */
const dayOf = (at: number): number => Math.floor((at + 8 * 3_600_000) / dayLength);

/** Most numbers whose counters are surely kept, and most timestamps and texts that are kept of one. */
const numbersKept = 10_000;
const timesKept = 10_000;
const textsKept = 100;

class NumberHistory {
  times: number[] = [];
  day = 0;
  today = 0;
  texts = new Map<string, { last: number; today: number }>();

  add({ at, text }: Sending): void {
    if (this.day !== dayOf(at)) {
      this.day = dayOf(at);
      this.today = 0;
      this.texts.clear();
    }
    this.times.push(at);
    if (this.times.length > timesKept || at - (this.times[0] ?? at) >= dayLength) {
      this.times = this.times.filter((time) => at - time < dayLength).slice(-timesKept);
    }
    this.today += 1;
    const known = this.texts.get(text);
    if (!known && this.texts.size >= textsKept) {
      this.texts.clear();
    }
    this.texts.set(text, { last: at, today: (known?.today ?? 0) + 1 });
  }
}

/** Two generations of a map: the older one is dropped when the newer one is full. */
class BoundedMap<Value> {
  #newer = new Map<string, Value>();
  #older = new Map<string, Value>();

  get(key: string): Value | undefined {
    return this.#newer.get(key) ?? this.#older.get(key);
  }

  set(key: string, value: Value): void {
    if (this.#newer.size >= numbersKept && !this.#newer.has(key)) {
      this.#older = this.#newer;
      this.#newer = new Map();
    }
    this.#newer.set(key, value);
  }
}

export class SendHistory {
  readonly #numbers = new BoundedMap<NumberHistory>();
  readonly #days = new Map<string, number>();
  #day = 0;
  #globalTimes: number[] = [];
  /** Segments billed so far. */
  billed = 0;

  /** Messages to a number through an application in the last `seconds` before `at`. */
  numberSince({ smsSdkAppId, recipient, at }: Sending, seconds: number): number {
    const times = this.#numbers.get(`${smsSdkAppId} ${recipient.phoneNumber}`)?.times ?? [];
    return times.length - firstWithin(times, at - seconds * 1000);
  }

  numberToday(sending: Sending): number {
    return this.#ofToday(sending)?.today ?? 0;
  }

  sameContentToday(sending: Sending): number {
    return this.#ofToday(sending)?.texts.get(sending.text)?.today ?? 0;
  }

  /** 1 when the same text went to the number in the last `seconds`, else 0. */
  sameContentSince(sending: Sending, seconds: number): number {
    const last = this.#ofToday(sending)?.texts.get(sending.text)?.last;
    return last !== undefined && sending.at - last < seconds * 1000 ? 1 : 0;
  }

  /** Messages of the day under a key of `dayKeys`. */
  today(key: string, at: number): number {
    return this.#day === dayOf(at) ? (this.#days.get(key) ?? 0) : 0;
  }

  globalInSecond(at: number): number {
    return this.#globalTimes.filter((time) => at - time < 1000).length;
  }

  add(sending: Sending, fee: number): void {
    const { smsSdkAppId, recipient, at } = sending;
    const key = `${smsSdkAppId} ${recipient.phoneNumber}`;
    const number = this.#numbers.get(key) ?? new NumberHistory();
    number.add(sending);
    this.#numbers.set(key, number);
    if (this.#day !== dayOf(at)) {
      this.#day = dayOf(at);
      this.#days.clear();
    }
    for (const dayKey of dayKeys(sending)) {
      this.#days.set(dayKey, (this.#days.get(dayKey) ?? 0) + 1);
    }
    if (recipient.nationCode !== '86') {
      this.#globalTimes.push(at);
      if (at - (this.#globalTimes[0] ?? at) >= 1000) {
        this.#globalTimes = this.#globalTimes.filter((time) => at - time < 1000).slice(-timesKept);
      }
    }
    this.billed += fee;
  }

  #ofToday({ smsSdkAppId, recipient, at }: Sending): NumberHistory | undefined {
    const number = this.#numbers.get(`${smsSdkAppId} ${recipient.phoneNumber}`);
    return number?.day === dayOf(at) ? number : undefined;
  }
}

const scopeOf = (recipient: Recipient): string => (recipient.nationCode === '86' ? 'mainland' : 'global');

/** Under which keys a message counts for its day. */
export const dayKey = {
  application: (sending: Sending): string => `app ${sending.smsSdkAppId}`,
  applicationScope: (sending: Sending): string => `app ${sending.smsSdkAppId} ${scopeOf(sending.recipient)}`,
  accountScope: (sending: Sending): string => `account ${scopeOf(sending.recipient)}`,
  country: (sending: Sending): string => `country ${sending.recipient.isoCode}`,
};

const dayKeys = (sending: Sending): string[] => Object.values(dayKey).map((key) => key(sending));

/** Index of the first time after `since`; `times` grow. */
function firstWithin(times: readonly number[], since: number): number {
  const index = times.findLastIndex((time) => time <= since);
  return index + 1;
}
