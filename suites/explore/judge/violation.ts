import type { Step } from '../steps/step.ts';

/** What is judged of answers: by these, findings are told apart and files are read. */
export const properties: readonly string[] = [
  'accepted',
  'refused',
  'order',
  'guesses',
  'messages',
  'requests',
  'template',
  'code',
  'accounts',
  'subject',
  'tokens',
  'claims',
  'response',
  'navigation',
  'alike',
  'server-error',
  'form',
  'internals',
  'secret',
  'token',
  'headers',
  'signature',
  'provider-details',
  'redirect',
  'number',
  'page',
  'scope',
  'identifier',
  'client',
  'address',
  'redirects',
  'no-answer',
];

/** What must not have happened. */
export interface Violation {
  /** Id of the requirement in the catalogue. */
  readonly requirement: string;
  /** Which of `properties` it breaks, and by what where that is known: `accepted`, `server-error by broken credentials`. */
  readonly property: string;
  /** The step of a comparison that shows it. */
  readonly of?: Step['do'];
  /** What was expected of whom and what came, in one sentence. */
  readonly what: string;
}

const shownOnly = /^(claims|client|headers|page|provider-details|signature|template)\b/;

/** Whether it shows in an answer alone, so that the model is still right about all that follows. */
export const isShownOnly = ({ property }: Violation): boolean => shownOnly.test(property);

/** Whether answers are judged by this property. */
export const isProperty = (text: string): boolean =>
  properties.some((property) => text === property || text.startsWith(`${property} by `));
