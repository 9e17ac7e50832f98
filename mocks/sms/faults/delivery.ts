import type { MessageDraft, MessageStore } from '../inbox/store.ts';
import type { Clock } from '../support/clock.ts';
import type { EffectOf } from './effects.ts';

/** What may happen to a message between its acceptance and the inbox. */
export const deliveryKinds = ['drop', 'double', 'late', 'out-of-order', 'misdirect'] as const;

type DeliveryEffect = EffectOf<(typeof deliveryKinds)[number]>;

const mostHeld = 1000;

/** Brings accepted messages into the inbox, as the faults have it. */
export class Delivery implements Disposable {
  readonly #store: MessageStore;
  readonly #clock: Clock;
  /** Messages that wait for the next one to their number. */
  readonly #held = new Map<string, MessageDraft[]>();
  readonly #late = new Set<() => void>();

  constructor(store: MessageStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Resolves when it is there, or held back. */
  deliver(accepted: MessageDraft, effects: readonly DeliveryEffect[]): Promise<unknown> {
    return effects.length === 0 && this.#held.size === 0
      ? this.#store.append(accepted)
      : this.#deliverWith(accepted, effects);
  }

  [Symbol.dispose](): void {
    for (const cancel of this.#late) {
      cancel();
    }
    this.#late.clear();
    this.#held.clear();
  }

  async #deliverWith(accepted: MessageDraft, effects: readonly DeliveryEffect[]): Promise<void> {
    const misdirected = effects.find((effect) => effect.kind === 'misdirect');
    const draft = misdirected?.kind === 'misdirect' ? { ...accepted, phoneNumber: misdirected.to } : accepted;
    const has = (kind: DeliveryEffect['kind']): boolean => effects.some((effect) => effect.kind === kind);
    if (has('drop')) {
      return;
    }
    if (has('out-of-order') && this.#held.size < mostHeld) {
      this.#held.set(draft.phoneNumber, [...(this.#held.get(draft.phoneNumber) ?? []), draft].slice(-mostHeld));
      return;
    }
    const late = effects.find((effect) => effect.kind === 'late');
    if (late?.kind === 'late' && this.#late.size < mostHeld) {
      this.#later(late.ms, draft);
      return;
    }
    await this.#store.append(draft);
    if (has('double')) {
      await this.#store.append(draft);
    }
    await this.#release(draft.phoneNumber);
  }

  #later(ms: number, draft: MessageDraft): void {
    const cancel = this.#clock.after(ms, () => {
      this.#late.delete(cancel);
      // A store that was closed meanwhile has nobody left to tell.
      this.#store.append(draft).catch(() => undefined);
    });
    this.#late.add(cancel);
  }

  async #release(phoneNumber: string): Promise<void> {
    const held = this.#held.get(phoneNumber);
    if (held) {
      this.#held.delete(phoneNumber);
      for (const draft of held) {
        await this.#store.append(draft);
      }
    }
  }
}
