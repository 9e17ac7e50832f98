import type { Step } from '../steps/step.ts';

/** What a sequence wants to do next: the kind of step, and numbers from which its arguments are chosen. */
export interface Wish {
  /**
   * `advance`: whatever comes next in the flow that a browser is in; `twist`: the same kind of step, with whatever
   * arguments; `together`: steps at the same time; `outlast`: time passes, and what may have ended by it is used; `alike`: the same for somebody with an account and somebody without.
   */
  readonly kind: Step['do'] | 'advance' | 'twist' | 'together' | 'outlast' | 'alike';
  readonly person: number;
  readonly browser: number;
  readonly client: number;
  /** Which of the things that there are: 0 for the newest. */
  readonly back: number;
  /** 0 to 99. */
  readonly choice: number;
  /** 0 to 9999, for what there are many of. */
  readonly detail: number;
  /** How often in a row, for what is limited. */
  readonly times: number;
}
