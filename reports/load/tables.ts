import type { Observed, ObservedInvariant } from '../../contracts/record/load-observed.ts';
import type { LoadRun } from '../../contracts/record/load-run.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { type Html, html } from '../html/html.ts';
import { numberCell, numberHead, table, verdictMark, why } from '../html/parts.ts';
import type { LoadResult } from './files.ts';

export const ms = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(0));
export const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '–' : `${(share * 100).toFixed(0)} %`;
export const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
export const figure = (value: number): string => String(Number(value.toPrecision(3)));

const names: Readonly<Record<string, string>> = {
  logto: 'Logto',
  database: 'database',
  fake: 'fake provider',
  app: 'sample app',
  k6: 'k6',
};

/** The command's process holds the fake provider, but in compose; the stand-in is in it too. */
export const partName = (part: string, { kind, isStandIn }: LoadRun['target']): string => {
  if (part !== 'harness') {
    return names[part] ?? part;
  }
  return isStandIn
    ? 'stand-in, fake provider and harness'
    : kind === 'compose'
      ? 'harness'
      : 'fake provider and harness';
};

const ending = (held: boolean, flows: number): Html =>
  flows === 0
    ? html`<td class="soft">– not reached</td>`
    : html`<td class="${held ? 'good' : 'bad'}">${held ? '✔ held' : '✖ broken'}</td>`;

export const phaseTable = ({ phases }: LoadRun): Html =>
  table(
    [
      'Phase',
      ...['Rate a second', 'Seconds', 'Completed', 'Failed', 'Flow median ms', 'Flow p95 ms', 'Request p95 ms'].map(
        numberHead,
      ),
      'Objectives',
    ],
    phases.map(
      ({ name, rate, seconds, completed, failed, flows, requests, held }) =>
        html`<tr><td>${name}</td>${[figure(rate), seconds, completed, failed, ms(flows?.median), ms(flows?.p95), ms(requests?.p95)].map(numberCell)}${ending(held, completed + failed)}</tr>`,
    ),
  );

export const stepTable = ({ steps }: LoadRun): Html =>
  table(
    ['Request', ...['Count', 'Median ms', 'p95 ms', 'Max ms'].map(numberHead)],
    steps.map(
      ({ name, count, median, p95, max }) =>
        html`<tr><td>${name}</td>${[count, ms(median), ms(p95), ms(max)].map(numberCell)}</tr>`,
    ),
  );

export const thresholdTable = ({ thresholds }: LoadRun): Html =>
  table(
    ['Metric', 'Objective', 'Met'],
    thresholds.map(
      ({ metric, expression, met }) =>
        html`<tr><td>${metric}</td><td><code>${expression}</code></td><td class="${met ? 'good' : 'bad'}">${met ? '✔ yes' : '✖ no'}</td></tr>`,
    ),
  );

/** What was used in each phase, by part. */
export const useTable = ({ run, observed: { phases } }: LoadResult): Html => {
  const rows = phases.flatMap(({ name, load }) =>
    load === null
      ? []
      : Object.entries(load.parts).map(
          ([part, { cores, busiestThread, memory, memoryGrowth }], at) =>
            html`<tr><td>${at === 0 ? name : ''}</td><td>${partName(part, run.target)}</td>${[
              figure(cores),
              percent(busiestThread),
              mebibytes(memory),
              `${memoryGrowth < 0 ? '−' : '+'}${mebibytes(Math.abs(memoryGrowth))}`,
              ...(at === 0
                ? [
                    percent(load.machine),
                    percent(load.loop),
                    load.sessions ? `${figure(load.sessions.active)} of ${figure(load.sessions.total)}` : '–',
                  ]
                : ['', '', '']),
            ].map(numberCell)}</tr>`,
        ),
  );
  return rows.length === 0
    ? html`<p class="soft">The run was too short to be measured.</p>`
    : table(
        [
          'Phase',
          'Part',
          ...[
            'CPUs',
            'Busiest thread',
            'Memory at most',
            'Growth',
            'Machine busy',
            'Event loop of the harness',
            'Sessions at work',
          ].map(numberHead),
        ],
        rows,
      );
};

export const costTables = ({ run, observed: { cost } }: LoadResult): Html => {
  if (cost === null) {
    return html`<p class="soft">No flow was completed, so that there is nothing to share the cost among.</p>`;
  }
  const parts = Object.entries(cost.cpuMs).map(
    ([part, value]) => html`<tr><td>${partName(part, run.target)}</td>${numberCell(figure(value))}</tr>`,
  );
  const statements =
    cost.statements === null || cost.statementMs === null
      ? html`<p class="soft">The database of this target does not count statements.</p>`
      : html`<p>${figure(cost.statements)} statements of ${figure(cost.statementMs)} ms together. These took longest:</p>${table(
          ['Statement', numberHead('Times'), numberHead('ms')],
          cost.top.map(
            ({ query, calls, ms: time }) =>
              html`<tr><td><details><summary><code>${query.replace(/\s+/g, ' ').slice(0, 110)}</code></summary><code class="why">${query}</code></details></td>${[figure(calls), figure(time)].map(numberCell)}</tr>`,
          ),
        )}`;
  const tables =
    cost.tables.length === 0
      ? undefined
      : html`<h3>Rows</h3>${table(
          ['Table', numberHead('Rows'), numberHead('Bytes')],
          cost.tables.map(
            ({ name, rows, bytes }) =>
              html`<tr><td><code>${name}</code></td>${[figure(rows), bytes.toFixed(0)].map(numberCell)}</tr>`,
          ),
        )}`;
  return html`<h3>CPU</h3>${table(['Part', numberHead('ms on a CPU')], parts)}<h3>Statements</h3>${statements}${tables}`;
};

const verdictOf = (verdict: Verdict, title: string): Verdict['checks'][number] | undefined =>
  verdict.checks.find((check) => check.title === title);

const violationList = ({ violations, broken }: ObservedInvariant): Html | undefined =>
  violations.length === 0
    ? undefined
    : html`<details><summary>${broken === violations.length ? `All ${broken}` : `The first ${violations.length} of ${broken}`}, with their events</summary><ul class="checks">${violations.map(
        ({ kind, message, events }) =>
          html`<li><code>${kind}</code> ${message} <span class="soft">${events.join(', ')}</span></li>`,
      )}</ul></details>`;

export const invariantTable = ({ invariants }: Observed, verdict: Verdict): Html =>
  table(
    ['Invariant', 'Verdict', numberHead('Judged'), 'Of', numberHead('Broken'), 'Requirements'],
    invariants.map((invariant) => {
      const { title, judged, subjects, broken, requirements, measured } = invariant;
      const check = verdictOf(verdict, title);
      const reason = check?.verdict === 'deviation' || check?.verdict === 'undecided' ? check.reason : measured;
      return html`<tr><td>${title}${why(reason ?? undefined, 2)}${violationList(invariant)}</td><td>${verdictMark(check?.verdict ?? 'undecided')}</td>${numberCell(judged)}<td>${subjects}</td>${numberCell(broken)}<td class="k">${requirements.join(' ')}</td></tr>`;
    }),
  );
