import type { World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import type { Wish } from './wish.ts';

/** A use of what has ended, or of what is somebody else's: the step that ends it or leads there, and the use. */
export interface ForbiddenUse {
  /** Whether it is of somebody who is not signed in yet. */
  readonly isOfInteraction?: true;
  /** What of somebody has to be known for certain, so that it is counted up to a limit. */
  readonly counts?: 'failures' | 'sends';
  /** Seconds that a part of the sequences waits before the use. */
  readonly pause?: (world: World) => number;
  /** @param turn how many steps of the way were taken or tried */
  readonly end: (world: World, wish: Wish, turn: number) => Step | undefined;
  readonly use: (world: World, wish: Wish) => Step | undefined;
}
