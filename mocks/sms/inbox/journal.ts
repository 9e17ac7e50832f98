import type { RequestRecord } from '../../../contracts/inbox.ts';
import { BoundedLog } from '../support/bounded-log.ts';
import { looseKey } from './loose-key.ts';

/** The newest requests to the provider in this process. Adding is cheap; who looks for one goes through them all. */
export class Journal {
  readonly #log: BoundedLog<RequestRecord>;

  constructor(capacity: number) {
    this.#log = new BoundedLog(capacity);
  }

  add(request: RequestRecord): void {
    this.#log.add(request);
  }

  /** Requests that named a number in any spelling, oldest first. */
  ofNumber(phone: string): RequestRecord[] {
    const key = looseKey(phone);
    return this.#log.all().filter(({ phoneNumbers }) => phoneNumbers.some((number) => looseKey(number) === key));
  }

  get(requestId: string): RequestRecord | undefined {
    return this.#log.all().find((request) => request.requestId === requestId);
  }

  /** The newest `limit` requests, oldest first. */
  recent(limit: number): RequestRecord[] {
    return this.#log.all().slice(-limit);
  }
}
