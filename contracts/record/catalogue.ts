import { z } from 'zod';
import type { Frozen } from './frozen.ts';

/** Worst first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

/** `must` and `should` as the clause has it; `may` is reported as a note and fails no run. */
export const levels = ['must', 'should', 'may'] as const;
export type Level = (typeof levels)[number];

/** Reason of a requirement that is open for no other. */
export const notCheckedYet = 'not checked yet';

const reason = z.string().min(10).describe('One line, specific');

/** What decides a requirement. Checks are found by their tags: nobody writes `checked` for a row that has a test. */
export const statusSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('checked') }),
  z.strictObject({ kind: z.literal('not-applicable'), reason }),
  z.strictObject({ kind: z.literal('open'), reason }),
  z.strictObject({
    kind: z.literal('harness'),
    command: z.enum(['npm test', 'npm run load', 'npm run bench']),
    decidedBy: z.array(z.string()).nonempty().describe('Test files, load scenarios or benches'),
  }),
]);

export type Status = z.infer<typeof statusSchema>;

/** A clause of a standard, as a reader finds it. */
export const clauseSchema = z.object({
  /** Key of the standard: `OIDC`, `RFC 6749`, `ASVS`. */
  standard: z.string(),
  /** Section in the edition that the catalogue cites; a step of a list stands in brackets: `3.1.3.7 (2)`. */
  section: z.string(),
  /** Public address; null for the harness's own rules, which nobody published. */
  link: z.url({ protocol: /^https$/ }).nullable(),
  grade: z.string().optional().describe('Level that the standard itself gives the clause'),
});

const requirementRowSchema = z.object({
  id: z.string(),
  statement: z.string(),
  subject: z.string(),
  clauses: z.array(clauseSchema),
  severity: z.enum(severities),
  level: z.enum(levels),
  needs: z.array(z.string()),
  /** The row whose checks decide this one as well. */
  sameAs: z.string().optional(),
  status: statusSchema,
});

/** The requirement catalogue as a command writes it into the folder of a run. */
export const catalogueFileSchema = z.object({
  schemaVersion: z.literal(1),
  standards: z.array(z.object({ key: z.string(), title: z.string(), edition: z.string() })),
  needs: z.record(z.string(), z.string()),
  requirements: z.array(requirementRowSchema),
});

export type CatalogueFile = Frozen<z.infer<typeof catalogueFileSchema>>;
export type RequirementRow = Frozen<z.infer<typeof requirementRowSchema>>;
export type Clause = Frozen<z.infer<typeof clauseSchema>>;

/** Whether a check of these requirements decides that one: by its own id, or that of the row whose checks decide it as well. */
export const isDecidedBy = (requirements: readonly string[], { id, sameAs }: Pick<RequirementRow, 'id' | 'sameAs'>) =>
  requirements.some((known) => known === id || known === sameAs);

/** `ASVS 6.5.4` */
export const clauseName = ({ standard, section }: Clause): string => `${standard} ${section}`;
