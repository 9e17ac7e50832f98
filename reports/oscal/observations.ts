import { keyOf } from '../../contracts/record/ledger.ts';
import type { Check } from '../../contracts/record/verdict.ts';
import { reasonLine } from '../words/reason-line.ts';
import { verdictName } from '../words/verdicts.ts';
import { evidenceOf } from './evidence.ts';
import type { Observation } from './results-model.ts';
import type { Source } from './source.ts';
import { itemUuid, toolUuid } from './subject.ts';
import { asMarkdown, prop } from './text.ts';
import { uuidOf } from './uuid.ts';

export const observationUuid = ({ run }: Source['verdict'], check: Check): string =>
  uuidOf('observation', run.id, keyOf(check));

/** The tool as the one that found out. */
export const byTool = (verdict: Source['verdict']) => [
  { actors: [{ type: 'tool' as const, 'actor-uuid': toolUuid(verdict) }] },
];

/** When all was collected: a verdict has no times of single checks. */
export const endOf = ({ verdict: { run }, judgement: { judgedAt } }: Source): string =>
  run.startedAt === null ? judgedAt : new Date(Date.parse(run.startedAt) + run.durationMs).toISOString();

/** Each check of the run, with what it left. */
export const observationsOf = (source: Source): Observation[] => {
  const { verdict } = source;
  const [evidence, origins, collected] = [evidenceOf(source), byTool(verdict), endOf(source)];
  return verdict.checks.map((check) => ({
    uuid: observationUuid(verdict, check),
    title: asMarkdown(`${check.id} ${check.title}`),
    description: asMarkdown(`${check.title} (${check.project}): ${verdictName(check.verdict)}`),
    props: [
      prop('check', check.id),
      prop('tenant-configuration', check.project),
      prop('verdict', check.verdict),
      prop('attempts', check.attempts),
      ...check.requirements.map((requirement) => prop('requirement', requirement)),
    ],
    ...{ methods: ['TEST'], types: ['control-objective'], origins },
    subjects: [{ 'subject-uuid': itemUuid(verdict), type: 'inventory-item' }],
    'relevant-evidence': evidence(check),
    collected,
    ...(check.reason !== undefined && { remarks: asMarkdown(reasonLine(check.reason)) }),
  }));
};
