import type { InboxMessage } from '../../../contracts/inbox.ts';

/** Those who wait for the next message of a number; each gets it the moment that it is there. */
export class Waiters {
  readonly #waiting = new Set<{
    readonly phoneNumber: string;
    readonly after: number;
    resolve(message: InboxMessage): void;
    reject(reason: unknown): void;
  }>();

  async wait(phoneNumber: string, after: string, signal: AbortSignal): Promise<InboxMessage> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<InboxMessage>();
    const waiter = { phoneNumber, after: Number(after), resolve, reject };
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort);
    this.#waiting.add(waiter);
    try {
      return await promise;
    } finally {
      signal.removeEventListener('abort', abort);
      this.#waiting.delete(waiter);
    }
  }

  /** Hands a message to all who wait for it. */
  offer(message: InboxMessage): void {
    for (const { phoneNumber, after, resolve } of this.#waiting) {
      if (phoneNumber === message.phoneNumber && Number(message.id) > after) {
        resolve(message);
      }
    }
  }

  /** Who waits, and for what. */
  waiting(): Array<{ readonly phoneNumber: string; readonly after: number }> {
    return [...this.#waiting];
  }

  rejectAll(): void {
    for (const { reject } of this.#waiting) {
      reject(new Error('the inbox was closed'));
    }
  }
}
