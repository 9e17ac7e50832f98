import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Clause, clauseName, type Level, levels } from '../../contracts/record/catalogue.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { readClause } from './clause.ts';
import type { Requirement } from './index.ts';
import { parseFile } from './read-subjects.ts';
import { clauseSchema } from './schema.ts';

/** Why no row decides a demand. */
export const reasons = {
  'out-of-scope': 'not part of sign-in by phone',
  'decided-by': 'the rows of another clause decide it',
  'not-visible': 'no run can see it',
  'not-yet': 'a run could see it, and none does yet',
} as const;

export type ReasonKind = keyof typeof reasons;

const reasonSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal(['out-of-scope', 'not-visible', 'not-yet']), why: z.string().min(10) }),
  z.strictObject({ kind: z.literal('decided-by'), clauses: z.array(clauseSchema).nonempty() }),
]);

const fileSchema = z.strictObject({
  standard: z.string(),
  clauses: z
    .array(
      z.strictObject({
        section: z.string(),
        level: z.enum(levels).optional().describe('Absent where the standard grades its clauses itself'),
        demand: z.string().regex(/^\S.*\.$/, 'a demand ends with a full stop'),
        reason: reasonSchema.optional().describe('Absent where rows cite the clause and decide the demand'),
      }),
    )
    .nonempty(),
});

/** What a clause demands of one of the parties of a sign-in, in our own words. */
export interface Demand {
  readonly clause: Clause;
  readonly level: Level;
  readonly demand: string;
  readonly reason?: z.infer<typeof reasonSchema> | undefined;
}

/** ASVS has no keywords: level 3 asks for more than most need. */
const levelByGrade = ({ grade }: Clause): Level | undefined => {
  if (grade === undefined) {
    return;
  }
  return grade === 'L3' ? 'should' : 'must';
};

const readFile = (folder: string, file: string): readonly Demand[] => {
  const parsed = fileSchema.safeParse(parseFile(join(folder, file)));
  if (!parsed.success) {
    throw new HarnessError(`${file}: ${z.prettifyError(parsed.error)}`, 'Correct that file of clauses');
  }
  const { standard, clauses } = parsed.data;
  return clauses.map(({ section, level, ...rest }) => {
    const clause = readClause(`${standard} ${section}`);
    const graded = levelByGrade(clause);
    const known = level ?? graded;
    if (known === undefined || (level && graded)) {
      throw new HarnessError(`${file}, ${section}: a level is missing, or given twice`, 'Correct that file of clauses');
    }
    return Object.freeze({ clause, level: known, ...rest });
  });
};

let loaded: readonly Demand[] | undefined;

/**
 * What each standard demands, clause by clause: read and checked once, frozen.
 *
 * @throws HarnessError that names the file
 */
export const loadDemands = (): readonly Demand[] => {
  const folder = join(import.meta.dirname, 'clauses');
  loaded ??= Object.freeze(
    readdirSync(folder)
      .sort(new Intl.Collator('en', { numeric: true }).compare)
      .flatMap((file) => readFile(folder, file)),
  );
  return loaded;
};

/** The ids of the rows that cite a clause, by its name. */
export const rowsByClause = (requirements: readonly Requirement[]): ReadonlyMap<string, readonly string[]> => {
  const pairs = requirements.flatMap(({ id, clauses }) => clauses.map((clause) => [clauseName(clause), id] as const));
  return new Map(
    [...Map.groupBy(pairs, ([name]) => name)].map(([name, cited]) => [name, cited.map(([, id]) => id)] as const),
  );
};
