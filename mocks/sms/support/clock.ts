/** Time as the fake provider sees it, so that no test of a time rule has to wait. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `run` once, `ms` milliseconds from now; the returned function cancels it. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

interface Alarm {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until it is moved; what falls due on the way runs in its order. */
export class ManualClock implements Clock {
  #now: number;
  readonly #alarms = new Set<Alarm>();

  constructor(start: number | Date = Date.now()) {
    this.#now = Number(start);
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const alarm = { at: this.#now + ms, run };
    this.#alarms.add(alarm);
    return () => void this.#alarms.delete(alarm);
  }

  /** Moves time forward and runs what falls due. */
  advance(ms: number): void {
    const target = this.#now + ms;
    for (let due = this.#nextUntil(target); due; due = this.#nextUntil(target)) {
      this.#alarms.delete(due);
      this.#now = due.at;
      due.run();
    }
    this.#now = target;
  }

  #nextUntil(target: number): Alarm | undefined {
    return [...this.#alarms].filter(({ at }) => at <= target).sort((a, b) => a.at - b.at)[0];
  }
}
