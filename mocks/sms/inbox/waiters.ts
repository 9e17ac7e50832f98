import type { InboxMessage } from '../../../contracts/inbox.ts';

interface Waiter {
  readonly after: number;
  resolve(message: InboxMessage): void;
  reject(reason: unknown): void;
}

/** Those who wait for the next message of a number; each gets it the moment that it is there. */
export class Waiters {
  readonly #byNumber = new Map<string, Set<Waiter>>();

  wait(phoneNumber: string, after: string, signal: AbortSignal): Promise<InboxMessage> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const waiters = this.#byNumber.get(phoneNumber) ?? new Set();
      this.#byNumber.set(phoneNumber, waiters);
      const leave = (): void => {
        signal.removeEventListener('abort', abort);
        waiters.delete(waiter);
        if (waiters.size === 0 && this.#byNumber.get(phoneNumber) === waiters) {
          this.#byNumber.delete(phoneNumber);
        }
      };
      const waiter: Waiter = {
        after: Number(after),
        resolve(message) {
          leave();
          resolve(message);
        },
        reject(reason) {
          leave();
          reject(reason);
        },
      };
      const abort = (): void => waiter.reject(signal.reason);
      signal.addEventListener('abort', abort, { once: true });
      waiters.add(waiter);
    });
  }

  /** Hands a message to all who wait for it. */
  offer(message: InboxMessage): void {
    for (const waiter of [...(this.#byNumber.get(message.phoneNumber) ?? [])]) {
      if (Number(message.id) > waiter.after) {
        waiter.resolve(message);
      }
    }
  }

  /** Who waits, and for what. */
  waiting(): Array<{ readonly phoneNumber: string; readonly after: number }> {
    return [...this.#byNumber].flatMap(([phoneNumber, waiters]) =>
      [...waiters].map(({ after }) => ({ phoneNumber, after })),
    );
  }

  rejectAll(): void {
    for (const waiter of [...this.#byNumber.values()].flatMap((waiters) => [...waiters])) {
      waiter.reject(new Error('the inbox was closed'));
    }
  }
}
