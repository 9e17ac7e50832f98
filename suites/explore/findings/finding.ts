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

/** Properties of every answer, which break in one place of a server for all kinds of steps. */
const ofEveryAnswer: ReadonlySet<string> = new Set(['headers', 'form', 'internals', 'secret', 'claims', 'response']);

/** The kind of a step; of a malformed request which it is, as each is another place in a server. */
const kindOf = (step: StepOrGroup | undefined): string =>
  step?.do === 'sendMalformed' ? `${step.do} ${step.request}` : (step?.do ?? '');

/** What tells findings apart: the requirement, the property, and the kind of step where it matters. */
export const keyOf = (step: StepOrGroup | undefined, { requirement, property, of }: Violation): string =>
  [requirement, property, ofEveryAnswer.has(property) ? 'any' : (of ?? kindOf(step))].join(' ');
