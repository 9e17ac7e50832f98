import { reasonLine } from '../words/reason-line.ts';
import { textOf } from '../words/verdicts.ts';
import { recordLinks, resourcesOf } from './evidence.ts';
import { findingsOf } from './findings.ts';
import { documentUuid, metadataOf, whyNoClaim } from './metadata.ts';
import type { Property } from './model.ts';
import { endOf, observationsOf } from './observations.ts';
import type { AssessmentResults, Result } from './results-model.ts';
import { reviewedControls } from './reviewed.ts';
import { ownerRole, partyOf, risksOf } from './risks.ts';
import { documentNames, type Source } from './source.ts';
import { assetsOf, componentsOf, inventoryOf } from './subject.ts';
import { asMarkdown, prop } from './text.ts';
import { uuidOf } from './uuid.ts';

/** The requirements without a finding, each with why: OSCAL knows satisfied and not satisfied, and no third. */
const undecidedProps = ({ verdict }: Source, decided: ReadonlySet<string>): Property[] =>
  verdict.requirements
    .filter(({ id }) => !decided.has(id))
    .map(({ id, verdict: of, reason }) =>
      prop('no-finding', id, { class: of, ...(reason !== undefined && { remarks: asMarkdown(reasonLine(reason)) }) }),
    );

const resultOf = (source: Source): Result => {
  const { verdict, judgement } = source;
  const { run, target } = verdict;
  const why = whyNoClaim(verdict);
  const [observations, links] = [observationsOf(source), recordLinks(source)];
  const [findings, risks] = why === undefined ? [findingsOf(source), risksOf(source)] : [[], []];
  const decided = new Set(findings.map(({ target: { 'target-id': id } }) => id.replace(/_smt$/, '')));
  return {
    uuid: uuidOf('result', run.id, judgement.judgedAt),
    title: asMarkdown(
      `${textOf(verdict)} (${target.isStandIn ? 'stand-in, no Logto' : `Logto ${target.logtoVersion}`})`,
    ),
    description: [...(why === undefined ? [] : [why]), ...verdict.problems].map(asMarkdown).join('\n\n') || '–',
    start: run.startedAt ?? judgement.judgedAt,
    end: endOf(source),
    props: [
      prop('verdict', verdict.verdict),
      prop('claims-about-logto', why === undefined),
      prop('whole', run.whole),
      prop('complete', run.complete),
      ...Object.entries(verdict.totals).map(([name, count]) => prop('total', count, { class: name })),
      ...undecidedProps(source, decided),
    ],
    ...(links.length > 0 && { links }),
    'local-definitions': {
      components: componentsOf(verdict),
      'inventory-items': inventoryOf(verdict),
      'assessment-assets': assetsOf(verdict),
    },
    'reviewed-controls': reviewedControls(source),
    ...(observations.length > 0 && { observations }),
    ...(risks.length > 0 && { risks }),
    ...(findings.length > 0 && { findings }),
    ...(verdict.notes.length > 0 && { remarks: verdict.notes.map(asMarkdown).join('\n\n') }),
  };
};

/** What the run came to, as OSCAL says it. */
export const resultsOf = (source: Source): AssessmentResults => {
  const { verdict } = source;
  const [result, resources] = [resultOf(source), resourcesOf(source)];
  const owners = new Set(
    result.risks ? verdict.deviations.filter(({ occurred }) => occurred).map(({ owner }) => owner) : [],
  );
  const why = whyNoClaim(verdict);
  return {
    uuid: documentUuid(source, documentNames.results),
    metadata: {
      ...metadataOf(source, `Results of run ${verdict.run.id}`),
      ...(owners.size > 0 && { roles: [ownerRole], parties: [...owners].map(partyOf) }),
      ...(why !== undefined && { remarks: asMarkdown(why) }),
    },
    'import-ap': { href: documentNames.plan },
    results: [result],
    ...(resources.length > 0 && { 'back-matter': { resources } }),
  };
};
