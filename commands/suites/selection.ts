import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { isCheckId, requirementOf, requirementsIn } from '../../contracts/check-id.ts';
import { isDecidedBy, type Level, levels, type Severity, severities } from '../../contracts/record/catalogue.ts';
import type { PlannedCheck } from '../../contracts/record/ledger.ts';
import type { Selection } from '../../contracts/record/selection.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { loadCatalogue, type Requirement } from '../../suites/catalogue/index.ts';
import { readRetiredChecks } from '../../suites/catalogue/known-checks.ts';

const suites = join(import.meta.dirname, '../..', 'suites');

/** A flow is a folder of the suites that holds specs. */
const flows = readdirSync(suites, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .filter(({ name }) => readdirSync(join(suites, name)).some((file) => file.endsWith('.spec.ts')))
  .map(({ name }) => name);

/** What a person asks for; all of it has to hold of a check. */
export interface Wanted {
  /** Every check of the catalogue; without it and without a selection a run is about the four flows. */
  readonly all?: boolean;
  /** Ids of requirements, of checks, or of checks that have several values. */
  readonly check?: readonly string[];
  readonly flow?: readonly string[];
  readonly severity?: readonly Severity[];
  readonly level?: readonly Level[];
}

export const addSelectionFlags = (command: Command): Command =>
  command
    .option('--all', 'every check of the catalogue, which takes minutes; by default the four flows in a browser')
    .option(
      '--check <id...>',
      'only the checks of these requirements, such as OTP-04, or these checks, such as OTP-03.2',
    )
    .addOption(new Option('--flow <name...>', 'only these flows').choices(flows))
    .addOption(new Option('--severity <name...>', 'only requirements of these severities').choices(severities))
    .addOption(new Option('--level <name...>', 'only requirements of these levels').choices(levels));

const requirementNamed = (name: string): Requirement => {
  const became = readRetiredChecks()[name];
  if (became !== undefined) {
    throw new HarnessError(`the check ${name} was removed: ${became}`, 'See "npm start -- --list"');
  }
  return loadCatalogue().requirement(requirementOf(name));
};

/**
 * The requirements that are asked for, those of named checks too, or null where none are named and all of them count.
 *
 * @throws HarnessError for an id that there is not
 */
export const wantedRequirements = ({ check, severity, level }: Omit<Wanted, 'all'>): readonly Requirement[] | null => {
  const catalogue = loadCatalogue();
  if (!check && !severity && !level) {
    return null;
  }
  const rows = check ? [...new Set(check.map(requirementNamed))] : catalogue.requirements;
  const isWanted = (row: Requirement): boolean =>
    (severity?.includes(row.severity) ?? true) && (level?.includes(row.level) ?? true);
  return rows.filter(isWanted);
};

/** Whether a check decides a requirement, by its tags. */
export const decides = ({ tags }: Pick<PlannedCheck, 'tags'>, id: string): boolean =>
  isDecidedBy(requirementsIn(tags), loadCatalogue().requirement(id));

/** Whether a check is one that `--check` names: of a requirement, itself, or with another value. */
const isNamed = (check: PlannedCheck, name: string): boolean =>
  isCheckId(name) ? check.id === name || check.id.startsWith(`${name}.`) : decides(check, name);

/** The tags by which checks of a requirement are found: all of them, or those that are named. */
const tagsOf = ({ id, sameAs }: Requirement, { check }: Wanted): string[] => {
  const named = (check ?? [id]).filter((name) => requirementOf(name) === id);
  return named.flatMap((name) => (name === id && sameAs !== undefined ? [id, sameAs] : [name.replaceAll('.', '\\.')]));
};

/** What of the suites a run is about, for Playwright and for the verdict. */
export interface SelectedRun {
  readonly selection: Selection;
  /** Arguments for Playwright: parts of file names and `--grep`. */
  readonly parameters: readonly string[];
}

/** Tag of the checks that walk through register, sign-in, forgot-password and sign-out as a user does. */
const flowTag = '@flow';

/** Tag of those that a run about the four flows has as well where the application is not our sample app. */
const applicationTag = '@application';

/** The files of the suites that name one of these tags: a run that needs a few of them need not load the others. */
const specsNaming = (tags: readonly string[]): string[] =>
  readdirSync(suites, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.spec.ts'))
    .filter((file) => {
      const text = readFileSync(join(suites, file), 'utf8');
      return tags.some((tag) => text.includes(`'${tag}'`));
    })
    .map((file) => `suites/${file}`)
    .sort();

const asksForNothing = ({ check, flow, severity, level }: Wanted): boolean => !(check || flow || severity || level);

/**
 * From what a person asks for; the four flows if that is nothing.
 *
 * @param isTheirApplication what the sample app is known to do right, another application has to show
 */
export const selectRun = (wanted: Wanted, isTheirApplication = false): SelectedRun => {
  if (asksForNothing(wanted) && !wanted.all) {
    const tags = isTheirApplication ? [flowTag, applicationTag] : [flowTag];
    return {
      selection: { whole: false, requirements: null },
      parameters: [...specsNaming(tags), '--grep', `(?:${tags.join('|')})(?![\\w-])`],
    };
  }
  const requirements = wantedRequirements(wanted);
  const tags = [...new Set(requirements?.flatMap((requirement) => tagsOf(requirement, wanted)))];
  return {
    selection: {
      whole: requirements === null && !wanted.flow,
      requirements: requirements?.map(({ id }) => id) ?? null,
    },
    parameters: [
      ...(wanted.flow ?? []).map((name) => `suites/${name}/`),
      ...(requirements ? ['--grep', `@(?:${tags.join('|') || 'none'})(?![\\w-])`] : []),
    ],
  };
};

const wordsOf = (wanted: Wanted): string =>
  Object.entries(wanted)
    .flatMap(([flag, values]: [string, readonly string[] | boolean | undefined]) =>
      Array.isArray(values) ? `--${flag} ${values.join(' ')}` : [],
    )
    .join(' ');

/**
 * Makes sure that a run has something to decide, and each requirement that was named has a check.
 *
 * @throws HarnessError in one line
 */
export const requireChecks = (wanted: Wanted, checks: readonly PlannedCheck[]): void => {
  const remedy = 'See "npm start -- --list"';
  const undecided = (wanted.check ?? []).filter((name) => !checks.some((check) => isNamed(check, name)));
  if (undecided.length > 0 && !wanted.flow && !wanted.severity && !wanted.level) {
    const [checkId] = undecided.filter(isCheckId);
    throw new HarnessError(
      checkId === undefined ? `no check decides ${undecided.join(' and ')}` : `there is no check ${checkId}`,
      checkId === undefined ? remedy : `See "npm start -- --list --check ${requirementOf(checkId)}"`,
    );
  }
  if (checks.length === 0) {
    throw new HarnessError(`no check is selected by ${wordsOf(wanted)}`, remedy);
  }
};
