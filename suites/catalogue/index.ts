import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { readSubject } from './read-subjects.ts';
import { needs, type Requirement, type Subject, subjectNames, subjects } from './schema.ts';
import { standards } from './standards.ts';

export type { Requirement } from './schema.ts';

const fileOf = ({ subject }: Requirement): string => `${subject}.json`;

const requireUniqueIds = (requirements: readonly Requirement[]): void => {
  for (const [id, rows] of Map.groupBy(requirements, (requirement) => requirement.id)) {
    if (rows.length > 1) {
      throw new HarnessError(
        `${rows.map(fileOf).join(' and ')}, ${id}, id: it appears twice`,
        'Give one of them the next free number',
      );
    }
  }
};

const requireKnownReferences = (requirements: readonly Requirement[]): void => {
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  for (const requirement of requirements) {
    for (const field of ['splitFrom', 'sameAs'] as const) {
      const id = requirement[field];
      if (id !== undefined && (!byId.has(id) || id === requirement.id || byId.get(id)?.[field] !== undefined)) {
        throw new HarnessError(
          `${fileOf(requirement)}, ${requirement.id}, ${field}: ${id} is not a separate row`,
          'Name the row that has checks of its own',
        );
      }
    }
  }
};

const noSuchRequirement = (requirements: readonly Requirement[], id: string): HarnessError => {
  const [prefix = ''] = id.toUpperCase().split('-');
  const ids = requirements.map((requirement) => requirement.id).filter((known) => known.startsWith(`${prefix}-`));
  const prefixes = Object.values(subjects).flat().join(', ');
  const remedy = ids.length > 0 ? `There are ${ids[0]} to ${ids.at(-1)}` : `Ids begin with one of ${prefixes}`;
  return new HarnessError(`the catalogue has no requirement ${id}`, remedy);
};

/** Reads a folder of subject files. Tests use it; everybody else takes `loadCatalogue`. */
export const readCatalogue = (folder: string) => {
  const stray = readdirSync(folder).find((file) => !subjectNames.some((subject) => file === `${subject}.json`));
  if (stray !== undefined) {
    throw new HarnessError(`${stray} is not a subject of the catalogue`, 'Name it in schema.ts or take it away');
  }
  const requirements = Object.freeze(subjectNames.flatMap((subject) => readSubject(folder, subject)));
  requireUniqueIds(requirements);
  requireKnownReferences(requirements);
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  return Object.freeze({
    /** In the order of subjects and ids. */
    requirements,
    /** @throws HarnessError for an id that there is not, with those that come near */
    requirement: (id: string): Requirement => {
      const found = byId.get(id);
      if (!found) {
        throw noSuchRequirement(requirements, id);
      }
      return found;
    },
    has: (id: string): boolean => byId.has(id),
  });
};

export type Catalogue = ReturnType<typeof readCatalogue>;

let loaded: Catalogue | undefined;

/**
 * The catalogue of this repository: read and checked once, frozen.
 *
 * @throws HarnessError in one line that names file, id and field
 */
export const loadCatalogue = (): Catalogue => {
  loaded ??= readCatalogue(join(import.meta.dirname, 'data'));
  return loaded;
};

/**
 * The catalogue as a file for who must not import it: `reports/`, a page, another tool.
 *
 * @param obliges subjects whose rows a run holds for a must, whatever their level
 */
export const catalogueAsJson = (
  catalogue: Pick<Catalogue, 'requirements'> = loadCatalogue(),
  obliges: readonly Subject[] = [],
): string =>
  `${JSON.stringify(
    {
      schemaVersion: 1,
      standards: [...standards].map(([key, { title, edition }]) => ({ key, title, edition })),
      needs,
      requirements: catalogue.requirements.map((row) =>
        obliges.includes(row.subject) ? { ...row, level: 'must' } : row,
      ),
    },
    null,
    2,
  )}\n`;
