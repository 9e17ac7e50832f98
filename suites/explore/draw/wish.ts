import type { Step } from '../steps/step.ts';

/** What a sequence wants to do next: the kind of step, and numbers from which its arguments are chosen. */
export interface Wish {
  /**
   * `advance`: whatever comes next in the flow that a browser is in; `ownAccount`: whatever comes next for a user who is
   * signed in and changes password or number; `twist`: the same kind of step, with whatever arguments; `together`: steps at
   * the same time; `outlast`: time passes, and what may have ended by it is used; `attempt`: something is brought to its end
   * and used again, or used in another way than it is for; `alike`: the same for somebody with an account and somebody without.
   */
  readonly kind: Step['do'] | 'advance' | 'ownAccount' | 'twist' | 'together' | 'outlast' | 'attempt' | 'alike';
  readonly person: number;
  readonly browser: number;
  readonly client: number;
  /** Which of the things that there are: 0 for the newest. */
  readonly back: number;
  /** A number of which its arguments are chosen: see `choose.ts`. */
  readonly choice: number;
  /** How often in a row, for what is limited. */
  readonly times: number;
}
