import { MemoryStore } from '../../sms/inbox/memory-store.ts';
import type { MessageDraft } from '../../sms/inbox/store.ts';

/** Takes the time at which a message is accepted: all rules held, and it goes to the inbox. Knows how many wait. */
export class TimedStore extends MemoryStore {
  readonly acceptedAt = new Map<string, number>();
  #asked = 0;
  #awaited: { readonly count: number; readonly resolve: () => void } | undefined;

  /** Resolves when `next` has been called so often, from the beginning on. */
  waitersUpTo(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#awaited = { count, resolve };
      this.#tell();
    });
  }

  override next(...parameters: Parameters<MemoryStore['next']>) {
    this.#asked += 1;
    this.#tell();
    return super.next(...parameters);
  }

  override append(draft: MessageDraft) {
    this.acceptedAt.set(draft.phoneNumber, performance.now());
    return super.append(draft);
  }

  #tell(): void {
    if (this.#awaited && this.#asked >= this.#awaited.count) {
      this.#awaited.resolve();
    }
  }
}
