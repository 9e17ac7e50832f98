import type { LoadRun } from '../../contracts/record/load-run.ts';
import { type Html, html } from '../html/html.ts';
import { numberCell, numberHead, table } from '../html/parts.ts';
import type { LoadResult } from './files.ts';
import { figure, partName } from './tables.ts';

interface Figure {
  readonly name: string;
  readonly value: number | null | undefined;
  readonly unit: string;
}

/** A phase by name and rate: at another rate its figures are others. */
const phaseName = ({ name, rate }: LoadRun['phases'][number]): string =>
  name.includes(String(rate)) ? `Phase ${name}` : `Phase ${name}, ${figure(rate)} a second`;

const phaseFigures = (phase: LoadRun['phases'][number]): Figure[] => {
  const { flows, completed, failed } = phase;
  const all = completed + failed;
  return [
    { name: `${phaseName(phase)}: flow, median`, value: flows?.median, unit: 'ms' },
    { name: `${phaseName(phase)}: flow, p95`, value: flows?.p95, unit: 'ms' },
    { name: `${phaseName(phase)}: failed flows`, value: all === 0 ? null : (100 * failed) / all, unit: '%' },
  ];
};

const figuresOf = ({ run, observed }: LoadResult): Figure[] => [
  ...(run.knee === null ? [] : [{ name: 'Knee', value: run.knee, unit: 'a second' }]),
  // What comes while the target warms up says nothing of it.
  ...run.phases.filter(({ name }) => name !== 'warm-up').flatMap(phaseFigures),
  ...run.steps.map(({ name, p95 }) => ({ name: `Request “${name}”, p95`, value: p95, unit: 'ms' })),
  ...Object.entries(observed.cost?.cpuMs ?? {}).map(([part, value]) => ({
    ...{ name: `CPU of ${partName(part, run.target)} for a flow`, value, unit: 'ms' },
  })),
  { name: 'Statements of a flow', value: observed.cost?.statements, unit: '' },
  { name: 'Time of the statements of a flow', value: observed.cost?.statementMs, unit: 'ms' },
  ...(observed.cost?.tables ?? []).map(({ name, rows }) => ({
    name: `Rows of a flow in ${name}`,
    value: rows,
    unit: '',
  })),
];

const isKnown = (value: Figure['value']): boolean => value !== null && value !== undefined;

const shown = ({ value, unit }: Figure): string =>
  value === null || value === undefined ? '–' : `${figure(value)} ${unit}`.trim();

const change = (before: Figure['value'], after: Figure['value']): string => {
  if (before === null || before === undefined || after === null || after === undefined || before === 0) {
    return '';
  }
  const percent = (100 * (after - before)) / before;
  return `${percent > 0 ? '+' : percent < 0 ? '−' : '±'}${Math.abs(percent).toFixed(0)} %`;
};

const ratesOf = ({ run }: LoadResult): string => run.phases.map(({ rate }) => `${figure(rate)}/s`).join(', ');

/** Why two runs cannot be set side by side as they are, as sentences. */
const differences = (now: LoadResult, before: LoadResult): string[] => {
  const pairs: ReadonlyArray<readonly [string, string | number, string | number]> = [
    ['scenario', before.run.scenario, now.run.scenario],
    ['flow', before.run.flow, now.run.flow],
    ['rate', ratesOf(before), ratesOf(now)],
    ['profile', before.run.profile, now.run.profile],
    ['target', before.run.target.kind, now.run.target.kind],
    ['Logto', before.run.target.logtoVersion, now.run.target.logtoVersion],
    ['number of CPUs', before.run.machine.cores, now.run.machine.cores],
    ['k6', before.run.k6.version, now.run.k6.version],
    ['bound', before.observed.bound.by, now.observed.bound.by],
  ];
  return [
    ...pairs
      .filter(([, one, other]) => one !== other)
      .map(([what, one, other]) => `Another ${what}: ${one} then, ${other} now.`),
    ...(before.observed.bound.counts ? [] : ['The earlier run was not counted as a result.']),
  ];
};

/** The figures of a run against those of an earlier one. */
export const comparison = (now: LoadResult, before: LoadResult): Html => {
  const earlier = new Map(figuresOf(before).map((each) => [each.name, each]));
  // A target that cannot be asked has no figure then and none now.
  const known = figuresOf(now).filter(({ name, value }) => isKnown(value) || isKnown(earlier.get(name)?.value));
  const rows = known.map((each) => {
    const same = earlier.get(each.name);
    return html`<tr><td>${each.name}</td>${[same ? shown(same) : '–', shown(each), change(same?.value, each.value)].map(numberCell)}</tr>`;
  });
  return html`<p>Against the run of ${before.run.startedAt}.</p>${differences(now, before).map(
    (text) => html`<p class="warn">${text}</p>`,
  )}${table(['Figure', ...['then', 'now', 'change'].map(numberHead)], rows)}`;
};
