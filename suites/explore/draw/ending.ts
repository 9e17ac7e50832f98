import type { World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import type { Wish } from './wish.ts';

/** Something that comes to an end: the step that ends what there is, and the use of what has ended. */
export interface Ending {
  /** Whether it is of somebody who is not signed in yet. */
  readonly isOfInteraction?: true;
  /** Seconds that a part of the sequences waits before the use. */
  readonly pause?: (world: World) => number;
  readonly end: (world: World, wish: Wish) => Step | undefined;
  readonly use: (world: World, wish: Wish) => Step | undefined;
}
