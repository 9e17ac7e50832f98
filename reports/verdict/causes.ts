import { causeType } from '../../contracts/record/annotations.ts';
import type { Outcome } from '../../contracts/record/ledger.ts';

/** Causes beyond these are consequences of them. */
const most = 3;

/**
 * What a check that failed says, its cause before its symptom: `no page requested a code from Logto; then: no message came`.
 *
 * @param message what the check failed with
 */
export const withCauses = ({ annotations }: Pick<Outcome, 'annotations'>, message: string): string => {
  const causes = annotations.flatMap(({ type, description }) =>
    type === causeType && description ? [description] : [],
  );
  return causes.length === 0 ? message : `${[...new Set(causes)].slice(0, most).join('; ')}; then: ${message}`;
};
