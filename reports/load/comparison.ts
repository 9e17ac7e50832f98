import { type Html, html } from '../traceability/html.ts';
import { table } from '../traceability/parts.ts';
import type { LoadResult } from './files.ts';
import { figure, partName } from './tables.ts';

interface Figure {
  readonly name: string;
  readonly value: number | null | undefined;
  readonly unit: string;
}

const figuresOf = ({ run, observed }: LoadResult): Figure[] => [
  { name: 'Knee', value: run.knee, unit: 'a second' },
  ...run.phases.flatMap(({ rate, flows, completed, failed }): Figure[] => [
    { name: `Flow at ${figure(rate)} a second, median`, value: flows?.median, unit: 'ms' },
    { name: `Flow at ${figure(rate)} a second, p95`, value: flows?.p95, unit: 'ms' },
    {
      name: `Failed flows at ${figure(rate)} a second`,
      value: completed + failed === 0 ? null : (100 * failed) / (completed + failed),
      unit: '%',
    },
  ]),
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

const shown = ({ value, unit }: Figure): string =>
  value === null || value === undefined ? '–' : `${figure(value)} ${unit}`.trim();

const change = (before: Figure['value'], after: Figure['value']): string => {
  if (before === null || before === undefined || after === null || after === undefined || before === 0) {
    return '';
  }
  const percent = (100 * (after - before)) / before;
  return `${percent > 0 ? '+' : percent < 0 ? '−' : '±'}${Math.abs(percent).toFixed(0)} %`;
};

/** Why two runs cannot be set side by side as they are, as sentences. */
const differences = (now: LoadResult, before: LoadResult): string[] => {
  const pairs: ReadonlyArray<readonly [string, string | number, string | number]> = [
    ['scenario', before.run.scenario, now.run.scenario],
    ['profile', before.run.profile, now.run.profile],
    ['target', before.run.target.kind, now.run.target.kind],
    ['Logto', before.run.target.logtoVersion, now.run.target.logtoVersion],
    ['number of CPUs', before.run.machine.cores, now.run.machine.cores],
    ['k6', before.run.k6.version, now.run.k6.version],
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
  const rows = figuresOf(now).map((each) => {
    const same = earlier.get(each.name);
    return html`<tr><td>${each.name}</td><td class="n">${same ? shown(same) : '–'}</td><td class="n">${shown(each)}</td><td class="n">${change(same?.value, each.value)}</td></tr>`;
  });
  const heads = ['then', 'now', 'change'].map((text) => html`<th class="n" scope="col">${text}</th>`);
  return html`<p>Against the run of ${before.run.startedAt}.</p>${differences(now, before).map(
    (text) => html`<p class="warn">${text}</p>`,
  )}${table(['Figure', ...heads], rows)}`;
};
