import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { explorationPrefix } from '../../contracts/check-id.ts';
import type { Deviation } from '../../contracts/record/deviations.ts';
import { describeError, HarnessError } from '../../fixtures/tools/errors.ts';
import { loadCatalogue } from '../catalogue/index.ts';
import { isKnownCheck, readRetiredChecks } from '../catalogue/known-checks.ts';
import { isCheckOfFinding } from '../explore/findings/finding.ts';
import { conflictWith, contradiction } from './conflicts.ts';
import { lineOfEntry } from './line-of-entry.ts';
import { loadCheckPrefix, type RegisterEntry, registerFileSchema } from './schema.ts';

const remedy = 'See docs/deviations.md and docs/deviations.schema.json';

const parseJson = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HarnessError(`${file} is not valid JSON (${describeError(error).replace(/\s+/g, ' ')})`, remedy, {
      cause: error,
    });
  }
};

/** The problem of a file that has another form, with the line of the entry that has it. */
const ofForm = (file: string, text: string, { path: [first, at, ...rest], message }: z.core.$ZodIssue): string => {
  const isOfEntry = first === 'deviations' && typeof at === 'number';
  const place = isOfEntry
    ? [`line ${lineOfEntry(text, at)}`, `entry ${at + 1}`, ...rest.slice(0, 1)]
    : [first ?? 'the file'];
  return `${[file, ...place].map(String).join(', ')}: ${message}`;
};

interface RegisterOptions {
  /** Checks that are no more, with what became of them. */
  readonly retired?: Readonly<Record<string, string>>;
  /** A register that this one adds to, and may not overlap with or contradict. */
  readonly onTopOf?: readonly Deviation[];
  /** Whether there is a check of this id; absent: what the suites have. */
  readonly isKnown?: (check: string) => boolean;
}

/** What an entry speaks of that is not there, or no more. */
const unknownIn = (
  { requirement, checks = [] }: RegisterEntry,
  { retired, isKnown }: Required<Pick<RegisterOptions, 'retired' | 'isKnown'>>,
): string | undefined => {
  if (!loadCatalogue().has(requirement)) {
    return `the catalogue has no requirement ${requirement}`;
  }
  const gone = checks.find((check) => Object.hasOwn(retired, check));
  if (gone !== undefined) {
    return `the check ${gone} was removed: ${retired[gone]}`;
  }
  const unknown = checks.find((check) =>
    check.startsWith(explorationPrefix)
      ? !isCheckOfFinding(requirement, check)
      : !check.startsWith(loadCheckPrefix) && !isKnown(check),
  );
  return unknown && `there is no check ${unknown}${unknown.startsWith(explorationPrefix) ? ` of ${requirement}` : ''}`;
};

/** What an entry speaks of that one before it does, or it does itself. @param seen what those before it speak of */
const doubledIn = ({ requirement, checks = [''] }: RegisterEntry, seen: Set<string>): string | undefined => {
  const places = checks.map((check) => `${requirement} ${check === '' ? '' : `at ${check} `}`);
  const doubled = places.find((place, at) => seen.has(place) || places.indexOf(place) < at);
  for (const place of places) {
    seen.add(place);
  }
  return doubled && `${doubled}stands twice`;
};

/**
 * What a text says as a register, an entry a check. Frozen.
 *
 * @param file its name, for a message
 * @throws HarnessError in one line that names the file, the line and what is wrong there
 */
export const parseRegister = (
  file: string,
  text: string,
  { retired = readRetiredChecks(), onTopOf = [], isKnown = isKnownCheck }: RegisterOptions = {},
): readonly Deviation[] => {
  const parsed = registerFileSchema.safeParse(parseJson(file, text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new HarnessError(issue ? ofForm(file, text, issue) : `${file} is not a register`, remedy);
  }
  const { deviations } = parsed.data;
  const seen = new Set<string>();
  for (const [at, entry] of deviations.entries()) {
    const problem =
      unknownIn(entry, { retired, isKnown }) ??
      doubledIn(entry, seen) ??
      contradiction(entry) ??
      conflictWith(entry, onTopOf);
    if (problem !== undefined) {
      throw new HarnessError(`${file}, line ${lineOfEntry(text, at)}: ${problem}`, remedy);
    }
  }
  return Object.freeze(
    deviations.flatMap(({ checks, ...entry }) =>
      checks ? checks.map((check) => Object.freeze({ ...entry, check })) : [Object.freeze(entry)],
    ),
  );
};

/** The register in a file; see `parseRegister`. */
export const readRegister = (path: string, options: RegisterOptions = {}): readonly Deviation[] => {
  try {
    return parseRegister(basename(path), readFileSync(path, 'utf8'), options);
  } catch (error) {
    if (error instanceof HarnessError) {
      throw error;
    }
    throw new HarnessError(`${path} cannot be read (${describeError(error)})`, remedy, { cause: error });
  }
};
