import { kept } from '../../sms/support/kept.ts';
import type { Recipient } from '../messages/phone-number.ts';

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

/** Index of the first time after `since`; `times` grow. */
const firstWithin = (times: readonly number[], since: number): number => {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) <= since) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
};

/** The newest times of sending. */
class Times {
  #times: number[] = [];
  readonly #length: number;

  /** @param length milliseconds for which a time is kept */
  constructor(length: number) {
    this.#length = length;
  }

  add(at: number): void {
    this.#times.push(at);
    if (this.#times.length > timesKept || at - (this.#times[0] ?? at) >= this.#length) {
      this.#times = this.#times.slice(firstWithin(this.#times, at - this.#length)).slice(-timesKept);
    }
  }

  since(time: number): number {
    return this.#times.length - firstWithin(this.#times, time);
  }
}

/** What is counted anew each day. */
class Today<Counts> {
  readonly #fresh: () => Counts;
  #counts: Counts;
  #day = 0;

  constructor(fresh: () => Counts) {
    this.#fresh = fresh;
    this.#counts = fresh();
  }

  /** The counts of the day of a time; those of the day before are gone. */
  at(time: number): Counts {
    const day = dayOf(time);
    if (this.#day !== day) {
      this.#day = day;
      this.#counts = this.#fresh();
    }
    return this.#counts;
  }
}

class NumberHistory {
  readonly times = new Times(dayLength);
  readonly today = new Today(() => ({ count: 0, texts: new Map<string, { last: number; count: number }>() }));

  add(text: string, at: number): void {
    this.times.add(at);
    const today = this.today.at(at);
    today.count += 1;
    if (today.texts.size >= textsKept && !today.texts.has(text)) {
      today.texts.clear();
    }
    today.texts.set(text, { last: at, count: (today.texts.get(text)?.count ?? 0) + 1 });
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

/** Messages of a day. */
const dayCounts = () => new Today(() => ({ mainland: 0, global: 0, all: 0 }));

type DayCounts = ReturnType<typeof dayCounts>;
type Part = 'mainland' | 'global' | 'all';

interface ApplicationHistory {
  readonly day: DayCounts;
  readonly numbers: BoundedMap<NumberHistory>;
}

export class SendHistory {
  readonly #applications = new Map<string, ApplicationHistory>();
  readonly #account = dayCounts();
  readonly #countries = new Map<string, DayCounts>();
  readonly #globalTimes = new Times(1000);
  /** Segments billed so far. */
  billed = 0;

  /** Messages to a number through an application in the last `seconds` before `at`. */
  numberSince(sending: Sending, seconds: number): number {
    return this.#number(sending)?.times.since(sending.at - seconds * 1000) ?? 0;
  }

  numberToday(sending: Sending): number {
    return this.#number(sending)?.today.at(sending.at).count ?? 0;
  }

  sameContentToday(sending: Sending): number {
    return this.#text(sending)?.count ?? 0;
  }

  /** 1 when the same text went to the number in the last `seconds`, else 0. */
  sameContentSince(sending: Sending, seconds: number): number {
    const last = this.#text(sending)?.last;
    return last !== undefined && sending.at - last < seconds * 1000 ? 1 : 0;
  }

  applicationToday({ smsSdkAppId, at }: Sending, which: Part): number {
    return this.#applications.get(smsSdkAppId)?.day.at(at)[which] ?? 0;
  }

  accountGlobalToday(at: number): number {
    return this.#account.at(at).global;
  }

  countryToday({ recipient, at }: Sending): number {
    return this.#countries.get(recipient.isoCode)?.at(at).all ?? 0;
  }

  globalInSecond(at: number): number {
    return this.#globalTimes.since(at - 1000);
  }

  add({ smsSdkAppId, recipient, text, at }: Sending, fee: number): void {
    const part = recipient.nationCode === '86' ? 'mainland' : 'global';
    const application = kept(this.#applications, smsSdkAppId, () => ({
      day: dayCounts(),
      numbers: new BoundedMap<NumberHistory>(),
    }));
    for (const day of [application.day, this.#account, kept(this.#countries, recipient.isoCode, dayCounts)]) {
      day.at(at)[part] += 1;
      day.at(at).all += 1;
    }
    const number = application.numbers.get(recipient.phoneNumber) ?? new NumberHistory();
    number.add(text, at);
    application.numbers.set(recipient.phoneNumber, number);
    if (part === 'global') {
      this.#globalTimes.add(at);
    }
    this.billed += fee;
  }

  #number({ smsSdkAppId, recipient }: Sending): NumberHistory | undefined {
    return this.#applications.get(smsSdkAppId)?.numbers.get(recipient.phoneNumber);
  }

  #text(sending: Sending) {
    return this.#number(sending)?.today.at(sending.at).texts.get(sending.text);
  }
}
