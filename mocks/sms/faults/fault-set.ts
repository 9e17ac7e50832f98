import { randomUUID } from 'node:crypto';
import { looseKey } from '../inbox/loose-key.ts';
import { ClientError } from '../support/client-error.ts';
import type { Clock } from '../support/clock.ts';
import type { Effect, EffectKind, EffectOf } from './effects.ts';
import type { ActiveFault, Fault, FaultInput, FaultSchema } from './fault.ts';

/** What a fault is matched against. */
export interface FaultSubject {
  readonly action: string | undefined;
  readonly phoneNumbers: readonly string[];
  readonly templateId: string | undefined;
}

/** A fault that was set; disposing it ends it. */
export interface FaultHandle extends Disposable {
  readonly id: string;
  /** How often it was hit. */
  readonly hits: number;
}

interface Entry {
  readonly fault: Fault;
  readonly phone: string | undefined;
  readonly ends: number;
  hits: number;
  random: number;
}

const mostFaults = 1000;
/** Most requests meet no fault: they share this. */
const none: never[] = [];

/** Numerical Recipes' generator: enough for chances, and the same in each run. */
const draw = (entry: Entry): number => {
  entry.random = (Math.imul(entry.random, 1_664_525) + 1_013_904_223) >>> 0;
  return entry.random / 0x1_0000_0000;
};

const matches = ({ fault: { match }, phone }: Entry, subject: FaultSubject): boolean =>
  (phone === undefined || subject.phoneNumbers.some((number) => looseKey(number) === phone)) &&
  (match.templateId === undefined || match.templateId === subject.templateId) &&
  (match.action === undefined || match.action === subject.action);

/** The faults of one namespace. */
export class FaultSet {
  readonly #clock: Clock;
  readonly #schema: FaultSchema;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock, schema: FaultSchema) {
    this.#clock = clock;
    this.#schema = schema;
  }

  /**
   * Sets a fault.
   *
   * @throws ZodError when it makes no sense, Error when there are too many
   */
  add(input: FaultInput): FaultHandle {
    const parsed = this.#schema.parse(input);
    const fault = { ...parsed, id: parsed.id ?? randomUUID() };
    if (this.#entries.size >= mostFaults && !this.#entries.has(fault.id)) {
      throw new ClientError(409, `there are ${mostFaults} faults already, which is the most; end some first`);
    }
    const entry: Entry = {
      fault,
      phone: fault.match.phone === undefined ? undefined : looseKey(fault.match.phone),
      ends: fault.forMs === undefined ? Number.POSITIVE_INFINITY : this.#clock.now() + fault.forMs,
      hits: 0,
      random: fault.seed,
    };
    this.#entries.set(fault.id, entry);
    return {
      id: fault.id,
      get hits() {
        return entry.hits;
      },
      [Symbol.dispose]: () => {
        if (this.#entries.get(fault.id) === entry) {
          this.#entries.delete(fault.id);
        }
      },
    };
  }

  /** Whether no fault is set, whatever its kind. */
  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** Ends a fault; false where there is none of this id. */
  remove(id: string): boolean {
    return this.#entries.delete(id);
  }

  clear(): void {
    this.#entries.clear();
  }

  list(): ActiveFault[] {
    this.#dropEnded();
    return [...this.#entries.values()].map(({ fault, hits }) => ({ ...fault, hits }));
  }

  /** Whether a fault of a kind is set. */
  has(kind: EffectKind): boolean {
    return this.#entries.size > 0 && this.list().some(({ effect }) => effect.kind === kind);
  }

  /**
   * The effects of some kinds that hit a subject, in the order in which they were set; each counts as a hit.
   *
   * @param concerned narrows the kinds down further
   */
  hit<Kind extends EffectKind>(
    subject: FaultSubject,
    kinds: readonly Kind[],
    concerned: (effect: EffectOf<Kind>) => boolean = () => true,
  ): Array<EffectOf<Kind>> {
    if (this.#entries.size === 0) {
      return none;
    }
    this.#dropEnded();
    const wanted = (effect: Effect): effect is EffectOf<Kind> => kinds.some((kind) => kind === effect.kind);
    const effects: Array<EffectOf<Kind>> = [];
    for (const entry of this.#entries.values()) {
      const { effect, probability } = entry.fault;
      if (!wanted(effect) || !concerned(effect) || !matches(entry, subject)) {
        continue;
      }
      if (
        entry.hits < (entry.fault.times ?? Number.POSITIVE_INFINITY) &&
        (probability === 1 || draw(entry) < probability)
      ) {
        entry.hits += 1;
        effects.push(effect);
      }
    }
    return effects;
  }

  #dropEnded(): void {
    const now = this.#clock.now();
    for (const [id, { fault, hits, ends }] of this.#entries) {
      if (now >= ends || hits >= (fault.times ?? Number.POSITIVE_INFINITY)) {
        this.#entries.delete(id);
      }
    }
  }
}
