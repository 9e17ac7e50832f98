import { severities } from '../../contracts/record/catalogue.ts';
import type { ProofOfChecks } from '../../contracts/record/proof.ts';
import { type Html, html } from '../html/html.ts';
import { numberCell, numberHead, table } from '../html/parts.ts';
import { countProof } from '../words/proof.ts';
import type { Words } from './words/index.ts';

/** By how many revisions of the harness each fault was tried, in a line: the one that tried most is named. */
const revisionsOf = ({ revisions }: ProofOfChecks, words: Words): string => {
  const [most] = revisions;
  return most?.revision ? words.trust.revisions(most.revision.slice(0, 12), most.faults, revisions.length - 1) : '';
};

/** How far the checks can be trusted: which have been seen to fail, by requirement. */
export const trustSection = (proof: ProofOfChecks, words: Words): Html => {
  const rows = countProof(proof).map(({ state, ids, counts }) => {
    const named = state === 'proven' || ids.length === 0 ? '' : `${words.colon}${ids.join(', ')}`;
    return html`<tr><td>${words.trust.states[state]}${named}</td>${counts.map((count) => numberCell(count))}</tr>`;
  });
  const heads = [...severities.map((severity) => words.severities[severity]), words.labels.all].map(numberHead);
  return html`<h3>${words.trust.title}</h3><p>${words.trust.note(proof)}${revisionsOf(proof, words)}</p>
${table([words.labels.requirements, ...heads], rows, 'counts')}`;
};
