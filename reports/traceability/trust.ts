import { severities } from '../../contracts/record/catalogue.ts';
import type { ProofOfChecks, RequirementProof } from '../../contracts/record/proof.ts';
import { type Html, html } from '../html/html.ts';
import { numberCell, numberHead, requirementLink, table } from '../html/parts.ts';
import { countProof } from '../words/proof.ts';

const looks: Readonly<Record<RequirementProof['state'], string>> = {
  proven: 'a fault turns a check of it red',
  deviates: 'its checks are red with nothing broken, for a deviation of the sample app',
  'not applicable': 'no check of it can be made on the stand-in',
  'not tried yet': 'its fault was not tried yet',
  unproven: 'no fault turns a check of it red',
};

/** What was tried, in two sentences. */
const sentencesOf = ({ faults, checks, revisions }: ProofOfChecks): Html => {
  const [most] = revisions;
  const [of, others] = [most?.revision?.slice(0, 12), revisions.length - 1];
  return html`<p>The harness was proven by breaking things on purpose, on the stand-in: ${faults.tried} of ${faults.known} known faults were tried. A check turned red for ${faults.seen}; for ${faults.redBefore} it is red with nothing broken, no check there is about ${faults.notApplicable}, and ${faults.missed} were missed. Of the ${checks.passing} checks that pass with nothing broken ${checks.seenRed} have been seen to fail.</p>
${of ? html`<p class="soft">Most were tried by the harness at ${of}, the rest at ${others} other revisions: proof.json names each.</p>` : undefined}`;
};

/** How far the checks can be trusted, by severity; what no fault has shown yet is named. */
export const trustTable = (proof: ProofOfChecks): Html => {
  const rows = countProof(proof).map(({ state, ids, counts }) => {
    const named = state === 'proven' ? [] : ids.map((id) => html`${requirementLink(id)} `);
    return html`<tr><td>${looks[state]}<div>${named}</div></td>${counts.map((count) => numberCell(count || '·'))}</tr>`;
  });
  return html`${sentencesOf(proof)}${table(['Requirements with checks', ...[...severities, 'all'].map(numberHead)], rows, 'counts')}`;
};
