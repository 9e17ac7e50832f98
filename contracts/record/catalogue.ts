import { z } from 'zod';

/** Worst first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

const status = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('checked') }),
  z.object({ kind: z.literal('not-applicable'), reason: z.string() }),
  z.object({ kind: z.literal('open'), reason: z.string() }),
  z.object({ kind: z.literal('harness'), command: z.string(), decidedBy: z.array(z.string()) }),
]);

/** A clause of a standard; the link is null for the harness's own rules. */
export const clauseSchema = z.object({
  standard: z.string(),
  section: z.string(),
  link: z.url({ protocol: /^https$/ }).nullable(),
  grade: z.string().optional().describe('Level that the standard itself gives the clause'),
});

const requirementRowSchema = z.object({
  id: z.string(),
  statement: z.string(),
  subject: z.string(),
  clauses: z.array(clauseSchema),
  severity: z.enum(severities),
  level: z.enum(['must', 'should', 'may']),
  needs: z.array(z.string()),
  /** The row whose checks decide this one as well. */
  sameAs: z.string().optional(),
  status,
});

/** The requirement catalogue as a command writes it into the folder of a run. */
export const catalogueFileSchema = z.object({
  schemaVersion: z.literal(1),
  standards: z.array(z.object({ key: z.string(), title: z.string(), edition: z.string() })),
  needs: z.record(z.string(), z.string()),
  requirements: z.array(requirementRowSchema),
});

export type CatalogueFile = z.infer<typeof catalogueFileSchema>;
export type RequirementRow = z.infer<typeof requirementRowSchema>;
export type Clause = z.infer<typeof clauseSchema>;

/** `ASVS 6.5.4` */
export const clauseName = ({ standard, section }: Clause): string => `${standard} ${section}`;
