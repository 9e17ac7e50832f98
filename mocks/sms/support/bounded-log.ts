interface Slot<Entry> {
  readonly entry: Entry;
  readonly keys: readonly string[];
}

const noKeys: readonly string[] = [];

/** Keeps the newest `capacity` entries and finds them by key; the oldest goes first, and what went is counted. */
export class BoundedLog<Entry> {
  readonly #capacity: number;
  readonly #keysOf: (entry: Entry) => readonly string[];
  readonly #slots: Array<Slot<Entry> | undefined> = [];
  readonly #byKey = new Map<string, number[]>();
  #next = 0;
  #size = 0;
  #evicted = 0;

  /** @param keysOf keys of an entry, each once; none where entries are only gone through */
  constructor(capacity: number, keysOf: (entry: Entry) => readonly string[] = () => noKeys) {
    this.#capacity = capacity;
    this.#keysOf = keysOf;
  }

  get size(): number {
    return this.#size;
  }

  /** Entries that had to go to make room. */
  get evicted(): number {
    return this.#evicted;
  }

  /** The oldest that is still there. */
  get oldest(): Entry | undefined {
    for (let position = Math.max(0, this.#next - this.#capacity); position < this.#next; position += 1) {
      const slot = this.#slots[position % this.#capacity];
      if (slot !== undefined) {
        return slot.entry;
      }
    }
    return undefined;
  }

  add(entry: Entry): void {
    const position = this.#next;
    const slot = position % this.#capacity;
    const oldest = this.#slots[slot];
    if (oldest !== undefined) {
      this.#forget(oldest, position - this.#capacity);
      this.#evicted += 1;
      this.#size -= 1;
    }
    const keys = this.#keysOf(entry);
    this.#slots[slot] = { entry, keys };
    this.#next += 1;
    this.#size += 1;
    for (const key of keys) {
      const positions = this.#byKey.get(key);
      if (positions) {
        positions.push(position);
      } else {
        this.#byKey.set(key, [position]);
      }
    }
  }

  /** Entries of a key, oldest first. */
  find(key: string): Entry[] {
    return this.#at(this.#byKey.get(key) ?? []);
  }

  /** All entries, oldest first. */
  all(): Entry[] {
    const first = Math.max(0, this.#next - this.#capacity);
    return this.#at(Array.from({ length: this.#next - first }, (_, index) => first + index));
  }

  /** Takes out the entries that match and returns them, oldest first. */
  remove(matches: (entry: Entry) => boolean): Entry[] {
    const first = Math.max(0, this.#next - this.#capacity);
    const removed: Entry[] = [];
    for (let position = first; position < this.#next; position += 1) {
      const slot = this.#slots[position % this.#capacity];
      if (slot !== undefined && matches(slot.entry)) {
        this.#forget(slot, position);
        this.#slots[position % this.#capacity] = undefined;
        this.#size -= 1;
        removed.push(slot.entry);
      }
    }
    return removed;
  }

  #at(positions: readonly number[]): Entry[] {
    return positions.flatMap((position) => this.#slots[position % this.#capacity]?.entry ?? []);
  }

  #forget({ keys }: Slot<Entry>, position: number): void {
    for (const key of keys) {
      const positions = this.#byKey.get(key) ?? [];
      const index = positions[0] === position ? 0 : positions.indexOf(position);
      if (index === 0) {
        positions.shift();
      } else if (index > 0) {
        positions.splice(index, 1);
      }
      if (positions.length === 0) {
        this.#byKey.delete(key);
      }
    }
  }
}
