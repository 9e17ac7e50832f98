import { type Disturbance, disturbanceTypes } from '../../contracts/record/annotations.ts';
import type { Check } from '../../contracts/record/verdict.ts';
import type { Seen } from '../record/read-record.ts';
import { disturbanceIn } from './check-verdict.ts';
import { countOf } from './totals.ts';

interface UndecidedOptions {
  /** What failed outside of the checks. */
  readonly errors: readonly string[];
  readonly wasCutShort: boolean;
  readonly counts?: (check: Check) => boolean;
}

/** What a run says of checks that stayed undecided for a disturbance. */
const disturbances: Readonly<Record<Disturbance, { readonly happened: string; readonly remedy: string }>> = {
  disturbed: {
    happened: 'lost the network of the machine',
    remedy: 'run no other containers beside',
  },
  'machine full': {
    happened: 'timed out while the machine was overloaded',
    remedy: 'run them again on an idle machine, alone or with --workers 1',
  },
  'target gone': {
    happened: 'found no listener at an address of the target',
    remedy: 'keep the target up and run again',
  },
};

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Why checks are undecided and what helps, a sentence for those that share it. */
const whyUndecided = (seen: readonly Seen[], checks: readonly Check[], counts: (check: Check) => boolean): string[] => {
  const undecided = checks.flatMap((check, at) =>
    check.verdict === 'undecided' && counts(check)
      ? [{ attempts: check.attempts, disturbance: disturbanceIn(seen[at]?.attempts ?? []) }]
      : [],
  );
  const known = disturbanceTypes.flatMap((type) => {
    const own = undecided.filter(({ disturbance }) => disturbance === type);
    const times = Math.max(...own.map(({ attempts }) => attempts));
    const { happened, remedy } = disturbances[type];
    return own.length === 0
      ? []
      : [`${plural(own.length, 'check', 'checks')} ${happened}, ${times === 1 ? 'once' : `${times} times`}: ${remedy}`];
  });
  const others = undecided.filter(({ disturbance }) => disturbance === undefined).length;
  return [
    ...(others > 0 ? [plural(others, 'check that had to run did not', 'checks that had to run did not')] : []),
    ...known,
  ];
};

/**
 * What keeps a run from being decided, as sentences.
 *
 * @param seen a check each, in the order of `checks`
 * @param counts whether a check that is undecided leaves the run so; absent: each does
 */
export const whyRunIsUndecided = (
  seen: readonly Seen[],
  checks: readonly Check[],
  { errors, wasCutShort, counts = () => true }: UndecidedOptions,
): string[] => {
  const { pass, deviation, fail, 'unexpected-pass': unexpectedPass, note } = countOf(checks);
  const unrecorded = seen.filter(({ attempts, results }) => attempts.length > 0 && results.length === 0).length;
  return [
    ...(checks.length === 0 ? ['no check was selected'] : []),
    ...(checks.length > 0 && pass + deviation + fail + unexpectedPass + note === 0 ? ['no check was decided'] : []),
    ...whyUndecided(seen, checks, counts),
    ...(wasCutShort ? ['the run was interrupted'] : []),
    ...(unrecorded > 0 ? [plural(unrecorded, 'check left no Allure result', 'checks left no Allure result')] : []),
    ...errors.map((message) => `an error outside of the checks: ${message.split('\n')[0]}`),
  ];
};
