import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { type Html, html, Html as Raw } from '../html/html.ts';
import { style } from '../html/style.ts';
import { chartPlace, curveOf, seriesCharts } from './charts.ts';
import { comparison } from './comparison.ts';
import type { LoadResult } from './files.ts';
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

const chartStyle = `
:root { --c1: #0b57b0; --c2: #b3470e; --c3: #12692f; --c4: #b3261e; --c5: #6b3fa0; --c6: #00696b; --c7: #7a5c00; --c8: #59616b; }
@media (prefers-color-scheme: dark) { :root { --c1: #8ab8f5; --c2: #f5a06a; --c3: #6dd58c; --c4: #ff8a80; --c5: #c7a6f5;
  --c6: #5fd0d2; --c7: #e2c15a; --c8: #a2abb5; } }
figure.chart { margin: .25rem 0 1rem; min-height: 300px; }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(34rem, 100%), 1fr)); gap: 0 2rem; }
.grid > div { min-width: 0; }
.u-legend { font-size: 12px; } .u-legend .u-series > * { padding: 1px 6px; border: 0; }
td.n + td:not(.n), th.n + th:not(.n) { padding-left: 1.5rem; }
details > summary { cursor: pointer; } details code.why { display: block; margin: .5rem 0; }
.columns { columns: 2 24rem; column-gap: 3rem; } .columns > div { break-inside: avoid; } .columns h3 { margin-top: 0; }
pre.plan { font-size: 12px; overflow-x: auto; padding: .5rem .75rem; border-left: 3px solid var(--line); }`;

const outcomes = {
  pass: { text: 'All objectives met, no invariant broken', tone: 'good' },
  'stand-in': { text: 'No invariant broken on the stand-in, and nothing was said about Logto', tone: 'warn' },
  fail: { text: 'Objectives missed or invariants broken', tone: 'bad' },
  undecided: { text: 'Undecided', tone: 'warn' },
} as const;

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

/** The page's script and the library's style, each once a process. */
let assets: Promise<{ readonly script: string; readonly css: string }> | undefined;

const bundle = async () => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'client', 'main.ts')],
    ...{ bundle: true, write: false, format: 'iife', target: 'es2022', minify: true, charset: 'utf8' },
  });
  const css = await readFile(fileURLToPath(import.meta.resolve('uplot/dist/uPlot.min.css')), 'utf8');
  return { script: (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script'), css };
};

const facts = (entries: ReadonlyArray<readonly [string, string | number]>): Html =>
  html`<dl class="facts">${entries.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;

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

const banners = ({ run, observed }: LoadResult): Html[] => [
  ...(run.target.isStandIn
    ? [
        html`<div class="banner" role="note">Stand-in, not Logto: this page proves nothing about a Logto installation.</div>`,
      ]
    : []),
  ...(run.partial
    ? [
        html`<div class="banner" role="note">Partial: the run was interrupted, and its figures stand for what there was until then.</div>`,
      ]
    : []),
  ...(observed.bound.counts || run.target.isStandIn
    ? []
    : [html`<div class="banner" role="note">Not counted as a result: ${observed.bound.because}.</div>`]),
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

export interface PageInput {
  readonly result: LoadResult;
  readonly verdict: Verdict;
  readonly baseline: LoadResult | undefined;
  /** Whether k6 wrote its own page. */
  readonly hasDashboard: boolean;
}

/** One self-contained page of a load run. It loads nothing, and its script may not call anybody. */
export const loadPage = async ({ result, verdict, baseline, hasDashboard }: PageInput): Promise<string> => {
  assets ??= bundle();
  const { script, css } = await assets;
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const { run, observed, growth } = result;
  const { text, tone } = outcomes[verdict.verdict];
  const curve = curveOf(run);
  const series = seriesCharts(observed);
  const { bound } = observed;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}"><title>Load: ${run.scenario}, ${run.profile}</title>
<style>${new Raw(css)}${new Raw(style)}${new Raw(chartStyle)}</style></head><body>
${banners(result)}
<h1>Load: ${run.scenario}</h1>
<p>${run.question}</p>
<p class="summary"><span class="verdict ${tone}">${text}</span></p>
${verdict.problems.length > 0 ? html`<ul>${verdict.problems.map((problem) => html`<li class="bad">${problem}</li>`)}</ul>` : undefined}
${run.reasons.length > 0 ? html`<ul>${run.reasons.map((reason) => html`<li class="bad">${reason}</li>`)}</ul>` : undefined}
<nav><a href="#rates">Rates</a>${growth ? html`<a href="#growth">Growth</a>` : undefined}<a href="#time">Over time</a><a href="#bound">What bounds it</a><a href="#cost">Cost of one flow</a>
<a href="#invariants">Invariants</a><a href="#objectives">Objectives</a>${baseline ? html`<a href="#comparison">Comparison</a>` : undefined}
${hasDashboard ? html`<a href="${fileNames.dashboard}">k6's own page</a>` : undefined}<a href="${fileNames.verdict}">Verdict file</a>
<a href="${fileNames.report}">Report of all checks</a></nav>
<div class="columns"><div><h3>Environment</h3>${environmentFacts(result, verdict)}</div><div><h3>Settings</h3>${settingFacts(result, verdict)}</div></div>
<h2 id="rates" class="same-page">Rates</h2>
<p>${kneeText(run)}</p>
${curve ? chartPlace(curve, `Times and failures by rate. ${kneeText(run)}`) : undefined}
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
<script>${new Raw(script)}</script>
</body></html>
`.text;
};
