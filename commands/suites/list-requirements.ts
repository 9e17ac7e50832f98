import { requirementsIn } from '../../contracts/check-id.ts';
import { isDecidedBy } from '../../contracts/record/catalogue.ts';
import { keyOf, type PlannedCheck } from '../../contracts/record/ledger.ts';
import { breakLongWords, plainTable } from '../../reports/terminal/plain-table.ts';
import { loadCatalogue, type Requirement } from '../../suites/catalogue/index.ts';
import { needs } from '../../suites/catalogue/schema.ts';
import { durationsOf, runsIn } from './read-verdict.ts';
import { type Wanted, wantedRequirements } from './selection.ts';

/** How long each check took when it ran last, in milliseconds, by its key. */
export const lastDurations = async (outFolder: string): Promise<ReadonlyMap<string, number>> =>
  new Map((await runsIn(outFolder)).flatMap(({ verdict }) => [...durationsOf(verdict)]));

const widths = { id: 9, severity: 10, level: 8, checks: 10, time: 9 };

const whyNone = ({ status }: Requirement): string => {
  if (status.kind === 'harness') {
    return `decided by ${status.command}: ${status.decidedBy.join(', ')}`;
  }
  return status.kind === 'checked' ? 'no check' : `${status.kind.replace('-', ' ')}: ${status.reason}`;
};

/** What a person sees of `--list`. */
export interface Listing {
  readonly wanted: Wanted;
  /** The checks that a run with the same flags would plan. */
  readonly checks: readonly PlannedCheck[];
  readonly durations: ReadonlyMap<string, number>;
  /** Columns of the terminal. */
  readonly width: number;
}

/** A row a requirement: what it says, what its checks need, how many there are and how long they took last. */
export const requirementTable = ({ wanted, checks, durations, width }: Listing): string => {
  const statement = Math.max(40, width - Object.values(widths).reduce((sum, each) => sum + each, 0));
  const rows = (wantedRequirements(wanted) ?? loadCatalogue().requirements).flatMap((requirement) => {
    const { id, severity, level } = requirement;
    const own = checks.filter(({ tags }) => isDecidedBy(requirementsIn(tags), requirement));
    if (own.length === 0 && wanted.flow) {
      return [];
    }
    const known = own.flatMap((check) => durations.get(keyOf(check)) ?? []);
    const time = known.length > 0 ? `${(known.reduce((sum, ms) => sum + ms, 0) / 1000).toFixed(1)} s` : '–';
    const text = [
      requirement.statement,
      ...(requirement.needs.length > 0 ? [`→ needs ${requirement.needs.map((need) => needs[need]).join('; ')}`] : []),
      ...(own.length === 0 ? [`→ ${whyNone(requirement)}`] : []),
      ...(wanted.check ? own.map((check) => `· ${check.id} ${check.title}`) : []),
    ].join('\n');
    const count = own.length === 1 ? '1 check' : `${own.length} checks`;
    return [[id, severity, level, breakLongWords(text, statement), own.length === 0 ? '–' : count, time]];
  });
  return plainTable(rows, {
    colWidths: [widths.id, widths.severity, widths.level, statement, widths.checks, widths.time],
    colAligns: ['left', 'left', 'left', 'left', 'right', 'right'],
  });
};
