import type { Step, StepOf } from '../steps/step.ts';
import type { Expectation } from './expectation.ts';
import type { World } from './world.ts';

/** What a server made of a step. */
export interface Seen {
  /** Whether it did what was asked: of an authorization request, whether it gave a code. */
  readonly accepted: boolean;
  /** Whether it began a new interaction, of an authorization request. */
  readonly interaction?: boolean;
  /** Whether a refresh token was given, of a token request. */
  readonly refreshable?: boolean;
  /** Whether that is a new one, of a refresh. */
  readonly rotated?: boolean;
  /** Whether the browser came by another session identifier, of a resumption: who signs in gets one (SGN-02). */
  readonly renewed?: boolean;
  /** Whether a message reached a phone, of a send. */
  readonly sent?: boolean;
  /** Whether an account was made. */
  readonly created?: boolean;
}

/** What the model says of one kind of step. */
export interface Rule<Name extends Step['do']> {
  /** Whether the step can be taken at all: what it names has to be there. */
  readonly possible: (world: World, step: StepOf<Name>) => boolean;
  readonly expect: (world: World, step: StepOf<Name>) => Expectation;
  /** Changes the world by what was seen, be it what was expected or not. */
  readonly after: (world: World, step: StepOf<Name>, seen: Seen) => void;
}
