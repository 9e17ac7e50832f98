import type { CatalogueFile, RequirementRow } from '../../contracts/record/catalogue.ts';
import type { Selection } from '../../contracts/record/selection.ts';
import type { Check, JudgedRequirement } from '../../contracts/record/verdict.ts';
import { worstOf } from '../words/verdicts.ts';

type Judgement = Pick<JudgedRequirement, 'verdict' | 'reason'>;

const withoutChecks = ({ status }: RequirementRow): Judgement => {
  if (status.kind === 'harness') {
    return { verdict: 'elsewhere', reason: `${status.command}: ${status.decidedBy.join(', ')}` };
  }
  if (status.kind === 'checked') {
    return { verdict: 'open', reason: 'its status is checked, but no check decides it' };
  }
  return { verdict: status.kind, reason: status.reason };
};

const ofChecks = (checks: readonly Check[]): Judgement | undefined => {
  const worst = worstOf(checks);
  return worst && { verdict: worst.verdict, ...(worst.reason === undefined ? {} : { reason: worst.reason }) };
};

/**
 * Every requirement of the catalogue with what its checks came to. One that no check decides says why; one that the
 * run was not about is not selected, even where a selected check happens to touch it.
 */
export const judgeRequirements = (
  { requirements }: CatalogueFile,
  checks: readonly Check[],
  { whole, requirements: wanted }: Selection,
): JudgedRequirement[] =>
  requirements.map((row) => {
    const { id, statement, severity, level, clauses, sameAs } = row;
    const own = checks.filter((check) => check.requirements.some((name) => name === id || name === sameAs));
    const isSelected = whole || (wanted === null ? own.length > 0 : wanted.includes(id));
    return {
      ...{ id, statement, severity, level, clauses },
      ...(isSelected ? (ofChecks(own) ?? withoutChecks(row)) : { verdict: 'not-selected' as const }),
      checks: [...new Set(own.map((check) => check.id))],
    };
  });
