import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { type Html, html } from '../html/html.ts';
import { page } from '../html/page.ts';
import { facts, sentences } from '../html/parts.ts';
import { readVerdict } from '../verdict/verdict-file.ts';
import { runLooks } from '../words/verdicts.ts';
import { curveOf, seriesCharts } from './charts.ts';
import { comparison } from './comparison.ts';
import { chartStyle, drawChart } from './draw-chart.ts';
import { type LoadResult, readLoadResult } from './files.ts';
import { growthSection } from './growth.ts';
import {
  costTables,
  figure,
  invariantTable,
  mebibytes,
  percent,
  phaseTable,
  stepTable,
  thresholdTable,
  useTable,
} from './tables.ts';

const layout = `
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(34rem, 100%), 1fr)); gap: 0 2rem; }
.grid > div { min-width: 0; }
td.n + td:not(.n), th.n + th:not(.n) { padding-left: 1.5rem; }
details > summary { cursor: pointer; } details code.why { display: block; margin: .5rem 0; }
.columns { columns: 2 24rem; column-gap: 3rem; } .columns > div { break-inside: avoid; } .columns h3 { margin-top: 0; }
pre.plan { font-size: 12px; overflow-x: auto; padding: .5rem .75rem; border-left: 3px solid var(--line); }`;

const boundNames: Readonly<Record<string, string>> = {
  logto: 'Logto',
  database: 'The database',
  locks: 'Locks in the database',
  machine: 'The CPUs of the machine',
  others: 'What else runs on the machine',
  generator: 'The load generator',
  fake: 'The fake provider',
  app: 'The sample app',
  nothing: 'Nothing yet',
  unknown: 'Not known',
};

const environmentFacts = ({ run }: LoadResult, verdict: Verdict): Html => {
  const { target, machine, k6 } = run;
  return facts([
    ['Target', target.isStandIn ? `${target.kind}: a stand-in, not Logto` : target.kind],
    ['Logto', target.isStandIn ? `stand-in for ${target.logtoVersion}` : target.logtoVersion],
    ['SMS connector', target.connectorVersion],
    ['CPUs', machine.cores],
    ['Memory', mebibytes(machine.memoryBytes)],
    ['Node', machine.node],
    ['k6', `${k6.version}, ${k6.origin}`],
    ['Git revision', verdict.run.gitRevision?.slice(0, 12) ?? 'none'],
    ...Object.entries(target.details),
  ]);
};

const settingFacts = ({ run }: LoadResult, verdict: Verdict): Html =>
  facts([
    ['Scenario', run.scenario],
    ['Flow', run.flow],
    ['Profile', run.profile],
    ['Rates', run.phases.map(({ rate, seconds }) => `${figure(rate)}/s for ${seconds} s`).join(', ')],
    ['Virtual users at most', run.atOnce],
    ['Phone numbers', run.numbers],
    ['Execution segment', run.segment ?? 'the whole load'],
    ['Started', run.startedAt],
    ['Ended', run.endedAt],
    ['Command', verdict.run.command],
  ]);

/** What has to be known before anything else on the page. */
const warnings = ({ run, observed }: LoadResult): string[] => [
  ...(run.target.isStandIn ? ['Stand-in, not Logto: this page proves nothing about a Logto installation.'] : []),
  ...(run.partial ? ['Partial: the run was interrupted, and its figures stand for what there was until then.'] : []),
  ...(observed.bound.counts || run.target.isStandIn ? [] : [`Not counted as a result: ${observed.bound.because}.`]),
];

const kneeText = ({ seeksKnee, knee }: LoadResult['run']): string => {
  if (!seeksKnee) {
    return '';
  }
  return knee === null
    ? 'The last rate still held: the knee lies above it.'
    : knee === 0
      ? 'The first rate already broke an objective.'
      : `The knee: ${figure(knee)} arrivals a second is the highest rate that held.`;
};

/**
 * One self-contained page of a load run. It loads nothing and has no script.
 *
 * @param hasDashboard whether k6 wrote its own page
 */
const loadPage = (
  result: LoadResult,
  verdict: Verdict,
  baseline: LoadResult | undefined,
  hasDashboard: boolean,
): string => {
  const { run, observed, growth } = result;
  const { load: text, tone } = runLooks[verdict.verdict];
  const curve = curveOf(run);
  const series = seriesCharts(observed);
  const { bound } = observed;
  return page({
    title: `Load: ${run.scenario}, ${run.profile}`,
    css: `${chartStyle}${layout}`,
    banners: warnings(result),
    body: html`<h1>Load: ${run.scenario}</h1>
<p>${run.question}</p>
<p class="summary"><span class="verdict ${tone}">${text}</span></p>
${[verdict.problems, run.reasons].flatMap((lines) => sentences(lines, 'bad') ?? [])}
<nav><a href="#rates">Rates</a>${growth ? html`<a href="#growth">Growth</a>` : undefined}<a href="#time">Over time</a><a href="#bound">What bounds it</a><a href="#cost">Cost of one flow</a>
<a href="#invariants">Invariants</a><a href="#objectives">Objectives</a>${baseline ? html`<a href="#comparison">Comparison</a>` : undefined}
${hasDashboard ? html`<a href="${fileNames.dashboard}">k6's own page</a>` : undefined}<a href="${fileNames.verdict}">Verdict file</a>
<a href="${fileNames.report}">Report of all checks</a></nav>
<div class="columns"><div><h3>Environment</h3>${environmentFacts(result, verdict)}</div><div><h3>Settings</h3>${settingFacts(result, verdict)}</div></div>
<h2 id="rates" class="same-page">Rates</h2>
<p>${kneeText(run)}</p>
${curve ? drawChart(curve, `Times and failures by rate. ${kneeText(run)}`) : undefined}
${phaseTable(run)}
<h3>Requests</h3>${stepTable(run)}
${growth ? growthSection(growth) : undefined}
<h2 id="time">Over time</h2>
${series.length > 0 ? html`<div class="grid">${series}</div>` : html`<p class="soft">The run was too short to be shown over time.</p>`}
<h2 id="bound" class="same-page">What bounds it</h2>
<p><strong>${boundNames[bound.by] ?? bound.by}</strong>: ${bound.because}${bound.phase ? html` <span class="soft">(phase: ${bound.phase})</span>` : undefined}</p>
<p class="soft">k6, fake provider, harness and, but for callbacks, the sample app used ${percent(bound.harnessShare)} of the CPU time that the target did. k6 dropped ${run.dropped} arrivals.</p>
${useTable(result)}
<h2 id="cost">Cost of one flow that was completed</h2>
${costTables(result)}
<h2 id="invariants">Invariants</h2>
<p class="soft">${observed.events} events of generator, fake provider and Management API were judged. An invariant that is broken fails the run, whatever its times.</p>
${observed.gaps.map((gap) => html`<p class="bad">Not all that happened was seen: ${gap}.</p>`)}
${invariantTable(observed, verdict)}
<h2 id="objectives" class="same-page">Objectives</h2>
${thresholdTable(run)}
${baseline ? html`<h2 id="comparison">Comparison</h2>${comparison(result, baseline)}` : undefined}
`,
  });
};

/**
 * Writes the page of a load run into its folder, which has its verdict already.
 *
 * @param baseline folder of an earlier run to compare with
 * @returns the page
 * @throws Error when one of the folders has no whole load run
 */
export const writeLoadPage = async (folder: string, baseline?: string): Promise<string> => {
  const [result, earlier, verdict] = await Promise.all([
    readLoadResult(folder),
    baseline === undefined ? undefined : readLoadResult(baseline),
    readVerdict(join(folder, fileNames.verdict)),
  ]);
  if (!verdict) {
    throw new Error(`${folder} contains no verdict of a load run`);
  }
  const page = join(folder, fileNames.loadPage);
  await writeFile(page, loadPage(result, verdict, earlier, existsSync(join(folder, fileNames.dashboard))));
  return page;
};
