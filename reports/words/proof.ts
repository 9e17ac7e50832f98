import { severities } from '../../contracts/record/catalogue.ts';
import { type ProofOfChecks, proofStates, type RequirementProof } from '../../contracts/record/proof.ts';

interface OfState {
  readonly state: RequirementProof['state'];
  /** Requirements in that state. */
  readonly ids: readonly string[];
  /** How many of each severity, and of all. */
  readonly counts: readonly number[];
}

/** How many requirements have been proven, or why not, by severity. */
export const countProof = ({ requirements }: ProofOfChecks): OfState[] =>
  proofStates.map((state) => {
    const those = requirements.filter((each) => each.state === state);
    const counts = severities.map((severity) => those.filter((each) => each.severity === severity).length);
    return { state, ids: those.map(({ id }) => id), counts: [...counts, those.length] };
  });
