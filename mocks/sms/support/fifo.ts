/** A queue whose both ends are cheap; beyond `capacity` the oldest goes. */
export class Fifo<Entry> {
  readonly #capacity: number;
  #entries: Entry[] = [];
  #head = 0;

  constructor(capacity = Number.POSITIVE_INFINITY) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#entries.length - this.#head;
  }

  get first(): Entry | undefined {
    return this.#entries[this.#head];
  }

  push(entry: Entry): void {
    this.#entries.push(entry);
    if (this.size > this.#capacity) {
      this.shift();
    }
  }

  shift(): Entry | undefined {
    const first = this.#entries[this.#head];
    this.#head += this.size > 0 ? 1 : 0;
    // What was taken is let go of now and then, so that each entry is moved once at most.
    if (this.#head > 1024 && this.#head * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#head);
      this.#head = 0;
    }
    return first;
  }
}
