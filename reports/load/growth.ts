import type { Growth } from '../../contracts/record/load-growth.ts';
import { type Html, html } from '../html/html.ts';
import { numberCell, numberHead, table } from '../html/parts.ts';
import { figure } from './tables.ts';

const shown = 10;

const known = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : figure(value);

const factor = (fresh: number | null | undefined, grown: number | null | undefined): string =>
  fresh ? `× ${figure((grown ?? 0) / fresh)}` : 'new';

const row = (name: string | Html, fresh: number | null | undefined, grown: number | null | undefined): Html =>
  html`<tr><td>${name}</td>${[known(fresh), known(grown), factor(fresh, grown)].map(numberCell)}</tr>`;

const heads = ['ms, fresh', 'ms, grown', 'factor'].map(numberHead);

const ways = {
  run: 'As Logto ran it',
  leakproof:
    'The same, by the harness as the same role, with all operators marked leakproof in a transaction that was undone',
} as const;

const explanationOf = ({ explanation, unexplained }: Growth): Html => {
  if (explanation === null) {
    return html`<p class="soft">Why the first of them grew was not found out: ${unexplained ?? 'nobody asked'}.</p>`;
  }
  const { query, because, plans, indexes } = explanation;
  return html`<h3>Why the first of them grew</h3><pre class="plan">${query}</pre>
<ul>${because.map((sentence) => html`<li>${sentence}.</li>`)}</ul>
${plans.map(({ as, ms, text }) => html`<p>${ways[as]}: ${ms.toFixed(2)} ms.</p><pre class="plan">${text}</pre>`)}
<details><summary>Indexes of what it reads: ${indexes.length}</summary><pre class="plan">${indexes.join('\n')}</pre></details>`;
};

/** What a run on a grown database showed beside one on a fresh one. */
export const growthSection = (growth: Growth): Html => {
  const { earlier, fresh, grown, statements } = growth;
  return html`<h2 id="growth">Growth</h2>
<p>The same load again, after ${earlier.toLocaleString('en-US')} earlier flows. The rest of this page is of the fresh database; the
grown one has to be right as well, and how much slower it is has no limit.</p>
${table(
  ['Of one flow', ...heads],
  [
    row('Time, median', fresh.flows?.median, grown.flows?.median),
    row('Time, p95', fresh.flows?.p95, grown.flows?.p95),
    row('CPU of Logto and its database', fresh.targetCpuMs, grown.targetCpuMs),
    row('Statements in the database', fresh.databaseMs, grown.databaseMs),
  ],
)}
<h3>Statements that grew most</h3>
${table(
  ['Statement', ...heads],
  statements
    .slice(0, shown)
    .map((each) =>
      row(html`<code>${each.query.replaceAll(/\s+/g, ' ').trim().slice(0, 160)}</code>`, each.fresh, each.grown),
    ),
)}
${explanationOf(growth)}`;
};
