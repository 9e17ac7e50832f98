import { isDecidedBy } from '../../contracts/record/catalogue.ts';
import type { Check, JudgedRequirement } from '../../contracts/record/verdict.ts';
import { reasonLine } from '../words/reason-line.ts';
import { looks, verdictName, worstOf } from '../words/verdicts.ts';
import { statementId } from './catalog.ts';
import { byTool, observationUuid } from './observations.ts';
import type { Finding, TargetStatus } from './results-model.ts';
import { occurredIn, riskUuid } from './risks.ts';
import type { Source } from './source.ts';
import { asMarkdown, prop } from './text.ts';
import { uuidOf } from './uuid.ts';

const statuses = {
  right: { state: 'satisfied', reason: 'pass' },
  wrong: { state: 'not-satisfied', reason: 'fail' },
  // What the register knows, and what a standard only allows: neither fails a run, and neither is met.
  deviating: { state: 'not-satisfied', reason: 'other' },
  noted: { state: 'not-satisfied', reason: 'other' },
  none: undefined,
} as const satisfies Record<string, TargetStatus | undefined>;

/**
 * Whether a requirement is met; undefined where that was not decided, for OSCAL has no word for it. One that passes
 * though the register says that it does not is as its other checks are.
 */
const statusOf = ({ verdict }: JudgedRequirement, checks: readonly Check[]): TargetStatus | undefined => {
  if (verdict !== 'unexpected-pass') {
    return statuses[looks[verdict].behaviour];
  }
  const rest = worstOf(checks.filter((check) => check.verdict !== 'unexpected-pass'));
  const met = rest ? statuses[looks[rest.verdict].behaviour] : statuses.right;
  return met?.state === 'satisfied' ? { state: 'satisfied', reason: 'other' } : met;
};

/** What the run came to of each requirement that it decided. */
export const findingsOf = (source: Source): Finding[] => {
  const { verdict, catalogue } = source;
  const [rows, origins] = [new Map(catalogue.requirements.map((row) => [row.id, row])), byTool(verdict)];
  const deviations = occurredIn(verdict);
  return verdict.requirements.flatMap((requirement) => {
    const { id, statement, severity, level, reason } = requirement;
    const row = rows.get(id) ?? { id };
    const checks = verdict.checks.filter((check) => isDecidedBy(check.requirements, row));
    const status = statusOf(requirement, checks);
    const risks = deviations.filter(([, entry]) => isDecidedBy([entry.requirement], row));
    return status === undefined
      ? []
      : [
          {
            uuid: uuidOf('finding', verdict.run.id, id),
            title: asMarkdown(`${id}: ${verdictName(requirement.verdict)}`),
            description: asMarkdown(statement),
            props: [prop('verdict', requirement.verdict), prop('severity', severity), prop('level', level)],
            origins,
            target: {
              ...{ type: 'statement-id', 'target-id': statementId(id) },
              status: { ...status, ...(reason !== undefined && { remarks: asMarkdown(reasonLine(reason)) }) },
            },
            ...(checks.length > 0 && {
              'related-observations': checks.map((check) => ({ 'observation-uuid': observationUuid(verdict, check) })),
            }),
            ...(risks.length > 0 && {
              'related-risks': risks.map(([at, entry]) => ({ 'risk-uuid': riskUuid(verdict, entry, at) })),
            }),
          },
        ];
  });
};
