import { may, type Objection } from './expectation.ts';
import type { Interaction } from './world.ts';

/** After what a server may go on with an interaction or refuse to. */
export const doubts = (interaction: Interaction | undefined): Objection[] => [
  interaction?.finished && may('the interaction is over'),
  interaction?.submitted && may('the interaction is submitted'),
  interaction?.doubtful && may('the browser or the user changed meanwhile'),
];
