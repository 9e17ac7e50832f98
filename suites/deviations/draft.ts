import { requirementOf } from '../../contracts/check-id.ts';
import type { RegisterEntry } from './schema.ts';

/** A check that failed where no entry excuses it. */
export interface NewFailure {
  readonly id: string;
  readonly title: string;
  /** What was seen, in one line. */
  readonly seen: string;
}

interface DraftInput {
  readonly failures: readonly NewFailure[];
  /** What each requirement demands, by its id. */
  readonly statements: ReadonlyMap<string, string>;
  readonly logtoVersion: string;
  /** Id of the run. */
  readonly run: string;
  /** Day of the run, `2026-12-31`. */
  readonly day: string;
  /** Last day on which the entries hold. */
  readonly expires: string;
}

const withoutPeriod = (text: string): string => text.replace(/[.\s]*$/, '');

/** Begins with a capital and ends with a period. */
const sentenceOf = (text: string): string => `${text.charAt(0).toUpperCase()}${withoutPeriod(text.slice(1))}.`;

/**
 * Entries for failures, one a requirement, complete but for `reason` and `owner`: those a person has to give, and until
 * then no command takes the register.
 */
export const draftEntries = ({
  failures,
  statements,
  logtoVersion,
  run,
  day,
  expires,
}: DraftInput): readonly RegisterEntry[] =>
  [...Map.groupBy(failures, ({ id }) => requirementOf(id))].map(([requirement, own]) => {
    const [first] = own;
    const seen = withoutPeriod(first?.seen ?? '').replace(/^Error: /, '');
    const others = own.length > 1 ? `, and ${own.length - 1} more` : '';
    const ids = own.map(({ id }) => id);
    return {
      requirement,
      checks: [...new Set(ids)],
      logtoVersions: logtoVersion,
      standIn: false,
      reason: '',
      evidence: sentenceOf(`${seen} (${first?.id}${others}), on Logto ${logtoVersion} in run ${run} on ${day}`),
      reproduction: [
        `Start Logto ${logtoVersion}, then: npm start -- --real --check ${[...new Set(ids)].join(' ')}.`,
        ...new Set(own.map(({ title }) => sentenceOf(title))),
        `Required: ${sentenceOf(statements.get(requirement) ?? requirement)}`,
        `Seen: ${sentenceOf(seen)}`,
      ].join(' '),
      owner: '',
      expires,
    };
  });
