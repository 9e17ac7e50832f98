import { may, type Objection } from './expectation.ts';
import { interactionEnd } from './lifetimes.ts';
import { modeDoubt } from './modes.ts';
import type { Interaction, World } from './world.ts';

/** After what a server may go on with an interaction or refuse to, and when it is over. */
export const doubts = (world: World, interaction: Interaction | undefined): Objection[] => [
  ...interactionEnd(world, interaction),
  interaction?.finished && may('the interaction is over'),
  interaction?.submitted && may('the interaction is submitted'),
  modeDoubt(interaction),
  interaction?.doubtful && may('the browser or the user changed meanwhile'),
];
