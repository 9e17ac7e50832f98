import type { Verdict } from '../../contracts/record/verdict.ts';
import { type Html, html } from '../html/html.ts';
import { page } from '../html/page.ts';
import { prose, sentences, table, verdictMark } from '../html/parts.ts';
import { type Change, type Comparison, headline } from './compare.ts';

const changeRow = ({ kind, id, statement, severity, before, after, reason, checks }: Change): Html => html`<tr>
<td>${kind}</td><td>${id}</td><td>${severity}</td><td>${verdictMark(before)} → ${verdictMark(after)}</td><td>${prose(statement)}
${reason ? html`<div class="why">${reason}</div>` : undefined}
${
  checks.length > 0
    ? html`<ul>${checks.map(
        (check) =>
          html`<li>${check.id} ${check.title} <span class="soft">${check.project}</span>: ${check.before ? verdictMark(check.before) : 'absent'} → ${check.after ? verdictMark(check.after) : 'absent'}</li>`,
      )}</ul>`
    : undefined
}</td></tr>`;

const runRow = (name: string, { run, target, verdict, totals }: Verdict): Html =>
  html`<tr><td>${name}</td><td>${target.isStandIn ? `stand-in for Logto ${target.logtoVersion}` : `Logto ${target.logtoVersion}`} (${target.kind})</td><td>${verdict}</td><td class="n">${totals.checks ?? 0}</td><td>${run.id}</td><td>${run.startedAt ?? 'never'}</td></tr>`;

const section = ({ before, after, changes, caveats, ...comparison }: Comparison): Html => html`
<h2 class="same-page">${headline({ before, after, changes, caveats, ...comparison })}</h2>
${sentences(caveats, 'bad')}
${table(['', 'Target', 'Verdict', 'Checks', 'Run', 'Started'], [runRow('before', before), runRow('after', after)], 'counts')}
${
  changes.length > 0
    ? table(['Change', 'Requirement', 'Severity', 'Verdict', 'What must hold'], changes.map(changeRow))
    : html`<p>No requirement came to something else.</p>`
}`;

/** A self-contained page of what changed from each run to the next. */
export const comparisonPage = (comparisons: readonly Comparison[]): string => {
  const isStandIn = comparisons.some(({ before, after }) => before.target.isStandIn || after.target.isStandIn);
  return page({
    title: 'What changed',
    banners: isStandIn ? ['Stand-in, not Logto: a run of it proves nothing about a Logto installation.'] : [],
    body: html`<h1>What changed, requirement by requirement</h1>
${comparisons.map(section)}
`,
  });
};
