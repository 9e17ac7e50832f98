import type { Check, Verdict } from '../../contracts/record/verdict.ts';

/** Whether a check is a deviation of which nothing beyond its entry may be shown: see SECURITY.md. */
export const isHeldBack = (
  { id, verdict, requirements }: Check,
  { deviations }: Pick<Verdict, 'deviations'>,
): boolean =>
  verdict === 'deviation' &&
  deviations.some(
    (entry) =>
      entry.heldBack !== undefined &&
      requirements.includes(entry.requirement) &&
      (entry.check === undefined || entry.check === id),
  );
