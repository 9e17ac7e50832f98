import { requirementOf } from '../../contracts/check-id.ts';
import type { RegisterEntry } from './schema.ts';

/** A check that failed where no entry excuses it. */
export interface NewFailure {
  readonly id: string;
  readonly title: string;
  /** What was seen, in one line. */
  readonly seen: string;
  /** Of a finding of an exploration: the requirement that it breaks, and its shortest sequence. */
  readonly found?: { readonly requirement: string; readonly steps: readonly string[] };
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

/** A finding is told by its steps, and a check of the suites by how it is run. */
const stepsOf = ({ found }: NewFailure, ids: readonly string[]): string =>
  found === undefined
    ? `then: npm start -- --real --check ${ids.join(' ')}.`
    : `then do what a sequence of explorations does: ${found.steps.map((step, index) => `(${index + 1}) ${step}`).join('; ')}.`;

/** Failures of one requirement share an entry, but findings, each of which has a sequence of its own. */
const placeOf = ({ id, found }: NewFailure): string => (found === undefined ? requirementOf(id) : id);

/**
 * Entries for failures, one a requirement or finding, complete but for `reason` and `owner`: those a person has to give, and until
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
  [...Map.groupBy(failures, placeOf).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) {
      return [];
    }
    const requirement = first.found?.requirement ?? requirementOf(first.id);
    const seen = withoutPeriod(first.seen).replace(/^Error: /, '');
    const others = own.length > 1 ? `, and ${own.length - 1} more` : '';
    const ids = own.map(({ id }) => id);
    return {
      requirement,
      checks: [...new Set(ids)],
      logtoVersions: logtoVersion,
      standIn: false,
      reason: '',
      evidence: sentenceOf(`${seen} (${first.id}${others}), on Logto ${logtoVersion} in run ${run} on ${day}`),
      reproduction: [
        `Start Logto ${logtoVersion}, ${stepsOf(first, [...new Set(ids)])}`,
        ...new Set(first.found === undefined ? own.map(({ title }) => sentenceOf(title)) : []),
        `Required: ${sentenceOf(statements.get(requirement) ?? requirement)}`,
        `Seen: ${sentenceOf(seen)}`,
      ].join(' '),
      owner: '',
      expires,
    };
  });
