/** What must not have happened. */
export interface Violation {
  /** Id of the requirement in the catalogue. */
  readonly requirement: string;
  /** Which property it breaks, for telling findings apart: `acceptance`, `server-error`. */
  readonly property: string;
  /** What was expected of whom and what came, in one sentence. */
  readonly what: string;
}
