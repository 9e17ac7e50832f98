import { looseKey } from '../phone-number.ts';
import { BoundedLog } from './bounded-log.ts';
import type { RequestRecord } from './store.ts';

const keysOf = ({ phoneNumbers }: RequestRecord): readonly string[] =>
  phoneNumbers.length === 1 ? [looseKey(phoneNumbers[0] ?? '')] : [...new Set(phoneNumbers.map(looseKey))];

/** The newest requests to the provider in this process. */
export class Journal {
  readonly #log: BoundedLog<RequestRecord>;

  constructor(capacity: number) {
    this.#log = new BoundedLog(capacity, keysOf);
  }

  add(request: RequestRecord): void {
    this.#log.add(request);
  }

  /** Requests that named a number in any spelling, oldest first. */
  ofNumber(phone: string): RequestRecord[] {
    return this.#log.find(looseKey(phone));
  }

  get(requestId: string): RequestRecord | undefined {
    return this.#log.all().find((request) => request.requestId === requestId);
  }

  /** The newest `limit` requests, oldest first. */
  recent(limit: number): RequestRecord[] {
    return this.#log.all().slice(-limit);
  }
}
