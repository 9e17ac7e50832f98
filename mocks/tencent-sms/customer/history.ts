import { kept } from '../../sms/support/kept.ts';
import type { Recipient } from '../messages/phone-number.ts';
import { BoundedMap, dayLength, Times, Today } from './counters.ts';

/** What was sent so far, as far as the frequency rules ask. Bounded: counters of the oldest numbers go first. */

export interface Sending {
  readonly smsSdkAppId: string;
  readonly recipient: Recipient;
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Most texts that are kept of a number in a day. */
const textsKept = 100;

interface SameText {
  readonly last: number;
  readonly count: number;
}

interface NumberDay {
  count: number;
  readonly texts: Map<string, SameText>;
}

class NumberHistory {
  readonly times = new Times(dayLength);
  readonly today = new Today((): NumberDay => ({ count: 0, texts: new Map() }));

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

/** Messages of a day. */
interface Counts {
  mainland: number;
  global: number;
  all: number;
}

const dayCounts = () => new Today((): Counts => ({ mainland: 0, global: 0, all: 0 }));

type DayCounts = ReturnType<typeof dayCounts>;

const partOf = ({ nationCode }: Recipient) => (nationCode === '86' ? 'mainland' : 'global');

const nobody: Counts = { mainland: 0, global: 0, all: 0 };

/** Where the counts that concern one message are kept. */
interface Counters {
  readonly number: NumberHistory | undefined;
  readonly application: Counts;
  readonly account: Counts;
  readonly country: Counts;
  readonly globalTimes: Times;
}

/** What was sent before a message, as the frequency rules ask: looked up once for all of them. */
export class Past {
  readonly part: 'mainland' | 'global';
  readonly #at: number;
  readonly #counters: Counters;
  readonly #today: NumberDay | undefined;
  readonly #sameText: SameText | undefined;

  constructor({ recipient, text, at }: Sending, counters: Counters) {
    this.part = partOf(recipient);
    this.#at = at;
    this.#counters = counters;
    this.#today = counters.number?.today.at(at);
    this.#sameText = this.#today?.texts.get(text);
  }

  /** Messages to the number through the application in the last `seconds`. */
  numberSince(seconds: number): number {
    return this.#counters.number?.times.since(this.#at - seconds * 1000) ?? 0;
  }

  numberToday(): number {
    return this.#today?.count ?? 0;
  }

  sameContentToday(): number {
    return this.#sameText?.count ?? 0;
  }

  /** 1 when the same text went to the number in the last `seconds`, else 0. */
  sameContentSince(seconds: number): number {
    return this.#sameText && this.#at - this.#sameText.last < seconds * 1000 ? 1 : 0;
  }

  applicationToday(which: keyof Counts): number {
    return this.#counters.application[which];
  }

  accountGlobalToday(): number {
    return this.#counters.account.global;
  }

  countryToday(): number {
    return this.#counters.country.all;
  }

  globalInSecond(): number {
    return this.#counters.globalTimes.since(this.#at - 1000);
  }
}

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

  /** What was sent before a message, as it concerns that; good until the next is added. */
  before(sending: Sending): Past {
    const { smsSdkAppId, recipient, at } = sending;
    const application = this.#applications.get(smsSdkAppId);
    return new Past(sending, {
      number: application?.numbers.get(recipient.phoneNumber),
      application: application?.day.at(at) ?? nobody,
      account: this.#account.at(at),
      country: this.#countries.get(recipient.isoCode)?.at(at) ?? nobody,
      globalTimes: this.#globalTimes,
    });
  }

  add({ smsSdkAppId, recipient, text, at }: Sending, fee: number): void {
    const part = partOf(recipient);
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
}
