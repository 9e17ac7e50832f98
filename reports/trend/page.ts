import type { Trend, TrendGroup } from '../../contracts/record/trend.ts';
import { type Html, html } from '../html/html.ts';
import { page } from '../html/page.ts';
import { sentences } from '../html/parts.ts';
import { checkLooks, verdictName } from '../words/verdicts.ts';
import { extentOf, groupName, lackOfTrend, signatureNote } from './highlights.ts';
import { changeTable, flipTable, openTable, runTable, sequenceTable } from './sections.ts';

const css = `
.strip { font-family: ui-monospace, monospace; }
td.id, tr.check td { overflow-wrap: anywhere; }
tr.check td:nth-child(2) { padding-left: 1rem; }`;

const legend = [
  ...Object.entries(checkLooks).map(([verdict, { mark }]) => `${mark} ${verdict.replace('-', ' ')}`),
  `· ${verdictName('not-selected')}, or not there yet`,
].join(', ');

const section = (group: TrendGroup): Html => {
  const lack = lackOfTrend(group);
  return html`<h2 class="same-page">${groupName(group)}: ${extentOf(group)}</h2>
${lack === undefined ? undefined : html`<p class="warn">${lack}.</p>`}
<h3>Open deviations, oldest first</h3>${openTable(group)}
<h3>Flips</h3>${flipTable(group)}
<h3>Changes, newest first</h3>${changeTable(group)}
<h3>Runs</h3>${runTable(group)}
<h3>Each requirement, run by run</h3><p class="soft">Runs oldest first, by version of Logto; ${checkLooks.pass.mark}×9 stands for nine runs one after the other. ${legend}.</p>${sequenceTable(group)}`;
};

/** A self-contained page of how the verdict of each requirement went over runs. */
export const trendPage = ({ groups, leftOut }: Trend): string => {
  const note = signatureNote(groups);
  const isStandIn = groups.some((group) => group.isStandIn);
  return page({
    ...{ title: 'Trend of verdicts', css },
    banners: isStandIn ? ['Runs on the stand-in are shown apart: they prove nothing about a Logto installation.'] : [],
    body: html`<h1>How verdicts went over runs</h1>
<p>A deviation is open for the time from the first to the last run in which it was seen without a break on one version; a flip is a
check that held and did not hold, or the reverse, on one version. A run that decided nothing counts for neither.</p>
${note === undefined ? undefined : html`<p class="warn">${note}</p>`}
${groups.map(section)}
${leftOut.length > 0 ? html`<h2 class="same-page">Left out</h2>${sentences(leftOut.map(({ run, reason }) => `${run} ${reason}`))}` : undefined}
`,
  });
};
