import type { Exploration } from '../../contracts/record/exploration.ts';

type Finding = Exploration['findings'][number];
type Reached = Exploration['coverage'][number];

/** Why nothing of a finding may be published that leads to it: see SECURITY.md. */
export type Veil = 'held back' | 'new';

/** A finding as everything has it that may be published: the record, the verdict, the report, the terminal, GitHub. */
export const veiled = ({ what: _, steps: __, property, ...finding }: Finding, veil: Veil): Finding =>
  veil === 'held back' ? finding : { ...finding, property };

/** What is said of a finding in place of what is not. */
export const inPlaceOf = ({ property }: Finding, seed: number): string =>
  property === undefined
    ? 'a known deviation that is held back was met'
    : `${property}: its sequence stays on this machine: run with --seed ${seed} where it may be seen`;

/** What contradicts the model, or is an error of the server, tells of findings, whatever is said of these. */
const isTelling = ({ expected, accepted, answer }: Reached): boolean =>
  (accepted ? expected.startsWith('must not') : /^must(?! not)/.test(expected)) || /\b5\d\d\b/.test(answer);

/** Of what was reached, that which may be published. */
export const reachedAsExpected = ({ coverage }: Exploration): readonly Reached[] =>
  coverage.filter((reached) => !isTelling(reached));
