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

class NumberHistory {
  readonly times = new Times(dayLength);
  day = 0;
  today = 0;
  readonly texts = new Map<string, { last: number; today: number }>();

  add(text: string, at: number): void {
    const day = dayOf(at);
    if (this.day !== day) {
      this.day = day;
      this.today = 0;
      this.texts.clear();
    }
    this.times.add(at);
    this.today += 1;
    const known = this.texts.get(text);
    if (known) {
      known.last = at;
      known.today += 1;
      return;
    }
    if (this.texts.size >= textsKept) {
      this.texts.clear();
    }
    this.texts.set(text, { last: at, today: 1 });
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

/** Messages of one day. */
class DayCounts {
  #day = 0;
  #mainland = 0;
  #global = 0;

  add(mainland: boolean, at: number): void {
    const day = dayOf(at);
    if (this.#day !== day) {
      this.#day = day;
      this.#mainland = 0;
      this.#global = 0;
    }
    this.#mainland += mainland ? 1 : 0;
    this.#global += mainland ? 0 : 1;
  }

  of(which: 'mainland' | 'global' | 'all', at: number): number {
    if (this.#day !== dayOf(at)) {
      return 0;
    }
    return (which === 'global' ? 0 : this.#mainland) + (which === 'mainland' ? 0 : this.#global);
  }
}

interface ApplicationHistory {
  readonly day: DayCounts;
  readonly numbers: BoundedMap<NumberHistory>;
}

export class SendHistory {
  readonly #applications = new Map<string, ApplicationHistory>();
  readonly #account = new DayCounts();
  readonly #countries = new Map<string, DayCounts>();
  readonly #globalTimes = new Times(1000);
  /** Segments billed so far. */
  billed = 0;

  /** Messages to a number through an application in the last `seconds` before `at`. */
  numberSince(sending: Sending, seconds: number): number {
    return this.#number(sending)?.times.since(sending.at - seconds * 1000) ?? 0;
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

  applicationToday({ smsSdkAppId, at }: Sending, which: 'mainland' | 'global' | 'all'): number {
    return this.#applications.get(smsSdkAppId)?.day.of(which, at) ?? 0;
  }

  accountGlobalToday(at: number): number {
    return this.#account.of('global', at);
  }

  countryToday({ recipient, at }: Sending): number {
    return this.#countries.get(recipient.isoCode)?.of('all', at) ?? 0;
  }

  globalInSecond(at: number): number {
    return this.#globalTimes.since(at - 1000);
  }

  add({ smsSdkAppId, recipient, text, at }: Sending, fee: number): void {
    const mainland = recipient.nationCode === '86';
    const application = kept(this.#applications, smsSdkAppId, () => ({
      day: new DayCounts(),
      numbers: new BoundedMap<NumberHistory>(),
    }));
    application.day.add(mainland, at);
    this.#account.add(mainland, at);
    kept(this.#countries, recipient.isoCode, () => new DayCounts()).add(mainland, at);
    const number = application.numbers.get(recipient.phoneNumber) ?? new NumberHistory();
    number.add(text, at);
    application.numbers.set(recipient.phoneNumber, number);
    if (!mainland) {
      this.#globalTimes.add(at);
    }
    this.billed += fee;
  }

  #number({ smsSdkAppId, recipient }: Sending): NumberHistory | undefined {
    return this.#applications.get(smsSdkAppId)?.numbers.get(recipient.phoneNumber);
  }

  #ofToday(sending: Sending): NumberHistory | undefined {
    const number = this.#number(sending);
    return number?.day === dayOf(sending.at) ? number : undefined;
  }
}
