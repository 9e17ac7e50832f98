import type { Interaction } from 'oidc-provider';
import type { Faults } from '../faults/index.ts';
import { RequestError } from '../http/request-error.ts';
import type { InteractionState, VerificationRecord } from './interaction-state.ts';

/** The proofs of an interaction that has those of all others as well, for a fault. */
class CommonRecords extends Map<VerificationRecord['type'], VerificationRecord> {
  readonly #everybodys: Set<VerificationRecord>;

  constructor(everybodys: Set<VerificationRecord>) {
    super();
    this.#everybodys = everybodys;
  }

  override set(type: VerificationRecord['type'], record: VerificationRecord): this {
    this.#everybodys.add(record);
    return super.set(type, record);
  }

  override values(): MapIterator<VerificationRecord> {
    return new Map([...super.values(), ...this.#everybodys].map((record) => [record.id, record])).values();
  }
}

/**
 * The states of all open interactions, by the uid of oidc-provider's interaction.
 *
 * @param forget is called with the state that ends, so that its codes end too
 */
export const createInteractionStates = (faults: Faults, forget: (state: InteractionState) => void) => {
  const states = new Map<string, { readonly state: InteractionState; readonly until: number }>();

  const everybodys = new Set<VerificationRecord>();

  const drop = (uid: string) => {
    const entry = states.get(uid);
    states.delete(uid);
    if (entry) {
      forget(entry.state);
    }
  };

  const dropExpired = () => {
    for (const [uid, { until }] of states) {
      if (until * 1000 > Date.now()) {
        return;
      }
      drop(uid);
    }
  };

  return {
    /** @throws RequestError 404 `session.interaction_not_found` */
    get({ uid }: Interaction) {
      const entry = states.get(uid);
      if (!entry) {
        throw new RequestError('session.interaction_not_found', 404);
      }
      return entry.state;
    },
    /** Begins anew: what was proven before is forgotten. */
    set({ uid, exp }: Interaction, state: InteractionState) {
      dropExpired();
      const kept = faults.has('proofs-survive-a-new-beginning') ? states.get(uid)?.state.records : undefined;
      if (!kept) {
        drop(uid);
      }
      const records = faults.has('interactions-share-their-proofs') ? new CommonRecords(everybodys) : kept;
      states.set(uid, { state: records ? { ...state, records } : state, until: exp });
    },
    drop,
  };
};
