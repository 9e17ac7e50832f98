/** Counters by time and number, none of which grows without bound. */

export const dayLength = 86_400_000;
/** A day of the limits is a calendar day of UTC+8; Tencent does not state the zone. */
const dayOf = (at: number): number => Math.floor((at + 8 * 3_600_000) / dayLength);

/** Most numbers whose counters are surely kept, and most timestamps that are kept of one. */
const numbersKept = 10_000;
const timesKept = 10_000;

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
export class Times {
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
export class Today<Kept> {
  readonly #fresh: () => Kept;
  #counts: Kept;
  #day = 0;

  constructor(fresh: () => Kept) {
    this.#fresh = fresh;
    this.#counts = fresh();
  }

  /** The counts of the day of a time; those of the day before are gone. */
  at(time: number): Kept {
    const day = dayOf(time);
    if (this.#day !== day) {
      this.#day = day;
      this.#counts = this.#fresh();
    }
    return this.#counts;
  }
}

/** Two generations of a map: the older one is dropped when the newer one is full. */
export class BoundedMap<Value> {
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
