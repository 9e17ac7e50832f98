import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { requirementsIn } from '../../contracts/check-id.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import { keyOf, type PlannedCheck } from '../../contracts/record/ledger.ts';
import { breakLongWords, plainTable } from '../../reports/terminal/plain-table.ts';
import { readVerdict } from '../../reports/verdict/verdict-file.ts';
import { loadCatalogue, type Requirement } from '../../suites/catalogue/index.ts';
import { needs } from '../../suites/catalogue/schema.ts';
import { type Wanted, wantedRequirements } from './selection.ts';

/** How long each check took when it ran last, in milliseconds, by its key. */
export const lastDurations = async (outFolder: string): Promise<ReadonlyMap<string, number>> => {
  const runs = (await readdir(outFolder).catch(() => [])).filter((name) => /^\d{8}-\d{6}-/.test(name)).sort();
  const verdicts = await Promise.all(runs.map((name) => readVerdict(join(outFolder, name, fileNames.verdict))));
  return new Map(
    verdicts.flatMap((verdict) =>
      (verdict?.checks ?? [])
        .filter(({ attempts }) => attempts > 0)
        .map((check) => [keyOf(check), check.durationMs] as const),
    ),
  );
};

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
    const { id, severity, level, sameAs } = requirement;
    const own = checks.filter(({ tags }) => requirementsIn(tags).some((known) => known === id || known === sameAs));
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
