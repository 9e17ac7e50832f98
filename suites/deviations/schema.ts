import { Range, validRange } from 'semver';
import { z } from 'zod';
import { HarnessError } from '../../fixtures/errors.ts';
import { idSchema } from '../catalogue/schema.ts';

/** A range such as `1.42.x` or `1.41.3 || 1.42.0`, which leaves some version out. */
const versions = z
  .string()
  .refine((range) => validRange(range) !== null, 'it is no range of versions, such as "1.42.x" or "1.41.3 || 1.42.0"')
  .refine((range) => validRange(range) === null || new Range(range).range !== '', 'it leaves no version out');

const deviationSchema = z
  .strictObject({
    requirement: idSchema,
    check: z.string().optional().describe('Id of the one check that may fail; else every check of the requirement may'),
    logtoVersions: versions.describe('Logto versions that were measured'),
    standIn: z.boolean().default(false).describe('Whether it occurs on the stand-in too, by a part that both share'),
    reason: z.string().min(20).describe('Why Logto does so, and why a run may pass with it'),
    evidence: z.string().min(20).describe('What was seen, where and when, with figures'),
    reproduction: z
      .string()
      .min(80)
      .optional()
      .describe('Steps from a fresh Logto that somebody at Logto can follow from this text alone'),
    owner: z.string().min(2).describe('Who follows it up'),
    expires: z.iso.date().describe('Last day on which it holds'),
    heldBack: z
      .strictObject({ reportedTo: z.string().min(5), reportedOn: z.iso.date() })
      .optional()
      .describe('Told to a security contact first: the reproduction is not here until they have answered'),
  })
  .refine(({ reproduction, heldBack }) => (reproduction === undefined) !== (heldBack === undefined), {
    path: ['reproduction'],
    message: 'an entry has a reproduction, or is held back and has none',
  })
  .readonly();

/** A requirement that named Logto versions are known not to meet. Frozen. */
export type Deviation = z.output<typeof deviationSchema>;
export type DeviationInput = z.input<typeof deviationSchema>;

const remedy = 'Correct suites/deviations/register.ts';

const readEntry = (entry: DeviationInput, at: number): Deviation => {
  const parsed = deviationSchema.safeParse(entry);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = [`entry ${at + 1}`, entry.requirement, issue?.path.join('.')].filter(Boolean).join(', ');
    throw new HarnessError(`register.ts, ${place}: ${issue?.message}`, remedy);
  }
  return parsed.data;
};

/**
 * Checks and freezes a register.
 *
 * @throws HarnessError in one line that names the entry, its requirement and the field
 */
export const defineRegister = (entries: readonly DeviationInput[]): readonly Deviation[] => {
  const register = entries.map(readEntry);
  for (const [place, twins] of Map.groupBy(register, ({ requirement, check = '' }) =>
    `${requirement} ${check}`.trim(),
  )) {
    if (twins.length > 1) {
      throw new HarnessError(`register.ts: ${place} has ${twins.length} entries`, remedy);
    }
  }
  return Object.freeze(register);
};
