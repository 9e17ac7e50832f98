import type { Step } from '../steps/step.ts';

/** What must not have happened. */
export interface Violation {
  /** Id of the requirement in the catalogue. */
  readonly requirement: string;
  /** Which property it breaks, for telling findings apart: `acceptance`, `server-error`. */
  readonly property: string;
  /** The step of a comparison that shows it. */
  readonly of?: Step['do'];
  /** What was expected of whom and what came, in one sentence. */
  readonly what: string;
}

const shownOnly = /^(claims|headers|provider-details|signature|template)\b/;

/** Whether it shows in an answer alone, so that the model is still right about all that follows. */
export const isShownOnly = ({ property }: Violation): boolean => shownOnly.test(property);
