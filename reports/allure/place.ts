import { join } from 'node:path';
import { catalogueFileSchema, clauseName } from '../../contracts/record/catalogue.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Check, Verdict } from '../../contracts/record/verdict.ts';
import { readJson } from '../record/read-record.ts';

/** Titles of standards by their keys. */
export type Standards = ReadonlyMap<string, string>;

/** Where Allure files a result. */
export interface Place {
  readonly labels: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  readonly links: ReadonlyArray<{ readonly type: string; readonly name: string; readonly url: string }>;
}

/** From the catalogue of a run; empty for a run without one. */
export const readStandards = async (folder: string): Promise<Standards> => {
  const catalogue = await readJson(join(folder, fileNames.catalogue), catalogueFileSchema);
  return new Map(catalogue?.standards.map(({ key, title }) => [key, title]));
};

/** Allure's names for the severities of the catalogue, gravest first. */
const severities = [
  ['critical', 'blocker'],
  ['high', 'critical'],
  ['medium', 'normal'],
  ['low', 'minor'],
] as const;

/** The standards of a check's requirements as epics, the gravest severity, and links to the clauses. */
export const placeOf = ({ requirements: ids }: Check, { requirements }: Verdict, standards: Standards): Place => {
  const own = requirements.filter(({ id }) => ids.includes(id));
  const clauses = [
    ...new Map(own.flatMap((row) => row.clauses.map((clause) => [clauseName(clause), clause] as const))).values(),
  ];
  const severity = severities.find(([name]) => own.some((row) => row.severity === name));
  return {
    labels: [
      ...[...new Set(clauses.map(({ standard }) => standard))].map((key) => ({
        name: 'epic',
        value: standards.get(key) ?? key,
      })),
      ...(severity ? [{ name: 'severity', value: severity[1] }] : []),
    ],
    links: clauses.flatMap((clause) =>
      clause.link === null ? [] : [{ type: 'link', name: clauseName(clause), url: clause.link }],
    ),
  };
};
