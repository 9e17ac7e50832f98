import { requirementsIn } from '../../contracts/check-id.ts';
import { isDecidedBy } from '../../contracts/record/catalogue.ts';
import { keyOf, type PlannedCheck } from '../../contracts/record/ledger.ts';
import { loadCatalogue } from '../../suites/catalogue/index.ts';
import { testList } from '../shards/prepare.ts';
import { decides } from '../suites/selection.ts';
import type { Breakage } from './breakage.ts';
import { redByThemselves } from './breakages.ts';
import type { ProvenCheck, ProvenFault } from './proof-file.ts';
import { reasonInOneLine } from './reason.ts';
import { type Bench, type Ran, runBroken } from './run-checks.ts';

const isRed = ({ status, expectedStatus }: Ran): boolean => status !== 'skipped' && status !== expectedStatus;

/** A breakage that was tried, and the requirements that should have seen it and did not. */
export interface Tried {
  readonly fault: ProvenFault;
  readonly unseenBy: readonly string[];
}

/** What is known before a breakage is tried. */
export interface Known {
  /** Every check that there is. */
  readonly suites: readonly PlannedCheck[];
  /** How they go with nothing broken: a check that fails all the same says nothing about a fault. */
  readonly healthy: readonly ProvenCheck[];
}

/** Where no check of a requirement can be made on this target none can see anything. */
const isNotApplicable = (id: string, healthy: readonly ProvenCheck[]): boolean =>
  healthy
    .filter(({ requirements }) => isDecidedBy(requirements, loadCatalogue().requirement(id)))
    .every(({ state }) => state === 'not-applicable');

/** Runs the checks of the requirements that have to see a breakage. @throws HarnessError for an id that there is not */
export const proveFault = async (bench: Bench, breakage: Breakage, { suites, healthy }: Known): Promise<Tried> => {
  const { side, name, seenBy } = breakage;
  const concerned = suites.filter((check) => seenBy.some((id) => decides(check, id)));
  const tags = new Set(seenBy.flatMap((id) => [id, loadCatalogue().requirement(id).sameAs ?? id]));
  const started = performance.now();
  const files = [...new Set(concerned.map(({ file }) => `suites/${file}`))];
  const ran =
    files.length > 0
      ? await runBroken(bench, breakage, { parameters: ['--grep', `@(?:${[...tags].join('|')})(?![\\w-])`, ...files] })
      : [];
  const seen = new Set(redByThemselves(breakage, healthy).flatMap(({ requirements }) => requirements));
  const alwaysRed = new Set(healthy.filter(({ state }) => state === 'fails').map(keyOf));
  const judged = ran.filter((check) => check.status !== 'skipped' && !alwaysRed.has(keyOf(check)));
  const red = judged.filter(isRed).toSorted((a, b) => keyOf(a).localeCompare(keyOf(b), 'en'));
  return {
    fault: {
      kind: 'fault',
      side,
      name,
      seconds: Math.round((performance.now() - started) / 100) / 10,
      red: red.map(({ id, project, errors }) => ({ id, project, reason: reasonInOneLine(errors) })),
      green: judged.length - red.length,
    },
    unseenBy: seenBy.filter(
      (id) => !seen.has(id) && !isNotApplicable(id, healthy) && !red.some(({ planned }) => decides(planned, id)),
    ),
  };
};

const stateOf = (check: Ran): ProvenCheck['state'] => {
  if (check.status === 'skipped') {
    return 'not-applicable';
  }
  return isRed(check) ? 'fails' : 'passes';
};

/** How checks go with nothing broken. */
export const proveHealth = async (bench: Bench, checks: readonly PlannedCheck[]): Promise<ProvenCheck[]> => {
  if (checks.length === 0) {
    return [];
  }
  const ran = await runBroken(bench, null, { tests: testList({ checks: [...checks] }) });
  return ran.map((check) => ({
    kind: 'check',
    id: check.id,
    project: check.project,
    requirements: requirementsIn(check.planned.tags),
    state: stateOf(check),
  }));
};

/** Of what is known of checks that which still holds, and what has to be tried: those that are new. */
export const knownHealth = (before: readonly ProvenCheck[], suites: readonly PlannedCheck[]) => {
  const there = new Set(suites.map(keyOf));
  const known = before.filter((check) => there.has(keyOf(check)));
  const keys = new Set(known.map(keyOf));
  return { known, unknown: suites.filter((check) => !keys.has(keyOf(check))) };
};
