import type { Violation } from '../judge/violation.ts';
import type { Play } from '../play/play.ts';
import type { StepOrGroup } from '../steps/step.ts';

/** Something that must not have happened. */
export interface Finding {
  readonly key: string;
  readonly violation: Violation;
  /** The shortest sequence found that leads to it. */
  readonly play: Play;
  /** Of the swarm in which it was found. */
  readonly seed: number;
  /** How often it was met. */
  count: number;
}

/** What tells findings apart: the requirement, the property, and the kind of step. */
export const keyOf = (step: StepOrGroup | undefined, { requirement, property }: Violation): string =>
  [requirement, property, step?.do ?? ''].join(' ');
