import type { Observed } from '../../contracts/record/load-observed.ts';
import type { LoadRun } from '../../contracts/record/load-run.ts';
import { type Html, html } from '../html/html.ts';
import { type Chart, type ChartLine, drawChart } from './draw-chart.ts';

const rate = (value: number): string => `${Number(value.toPrecision(3))} a second`;

/** The curve of rate against latency and errors, with the knee marked; undefined for a run with one rate. */
export const curveOf = ({ phases, knee }: LoadRun): Chart | undefined => {
  const points = [...new Map(phases.map((phase) => [phase.rate, phase])).values()]
    // What comes while the target warms up says nothing of its rate.
    .filter(({ name, completed, failed }) => name !== 'warm-up' && completed + failed > 0)
    .sort((one, other) => one.rate - other.rate);
  if (points.length < 2) {
    return undefined;
  }
  const failures = points.map(({ completed, failed }) => (100 * failed) / (completed + failed));
  return {
    x: { label: 'arrivals a second', kind: 'rate', values: points.map((point) => point.rate) },
    unit: 'ms',
    lines: [
      { label: 'flow, p95', values: points.map(({ flows }) => flows?.p95 ?? null) },
      { label: 'flow, median', values: points.map(({ flows }) => flows?.median ?? null) },
      { label: 'request, p95', values: points.map(({ requests }) => requests?.p95 ?? null) },
      { label: 'failed flows', values: failures, isShare: true },
    ],
    mark: knee ? { at: knee, label: `knee: ${rate(knee)}` } : null,
  };
};

const timeChart = ({ series }: Observed, unit: string, suffix: string): Chart | undefined => {
  const lines = Object.entries(series.columns).flatMap(([name, values]): ChartLine[] =>
    name.endsWith(suffix) && values.some((value) => value !== null && value > 0)
      ? [{ label: name.slice(0, -suffix.length), values }]
      : [],
  );
  const points = Object.values(series.columns)[0]?.length ?? 0;
  const values = Array.from({ length: points }, (_, at) => at * series.seconds);
  return lines.length === 0 || points < 2
    ? undefined
    : { x: { label: 'time', kind: 'time', values }, unit, lines, mark: null };
};

const timeCharts = [
  ['Requests', 'a second', ' a second'],
  ['Times of requests, p95', 'ms', ': p95 in ms'],
  ['CPUs kept busy', 'CPUs', ': CPUs'],
  ['Memory', 'MiB', ': memory in MiB'],
] as const;

/** How the run went over time. */
export const seriesCharts = (observed: Observed): Html[] =>
  timeCharts.flatMap(([title, unit, suffix]) => {
    const chart = timeChart(observed, unit, suffix);
    const inWords = `${title} over time: ${chart?.lines.map(({ label }) => label).join(', ')}`;
    return chart ? [html`<div><h3>${title}</h3>${drawChart(chart, inWords)}</div>`] : [];
  });
