import { severities } from '../../contracts/record/catalogue.ts';
import { type MergedShard, shardName } from '../../contracts/record/shards.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { requirementVerdicts } from '../../contracts/record/verdicts.ts';
import { type Html, html } from '../html/html.ts';
import { facts, numberCell, numberHead, requirementLink, seconds, table, verdictMark } from '../html/parts.ts';
import { environmentOf } from '../words/environment.ts';

/** How many requirements of each severity came to which verdict. */
export const countTable = ({ requirements }: Verdict): Html => {
  const count = (wanted: string, severity?: string): number =>
    requirements.filter((row) => row.verdict === wanted && (severity === undefined || row.severity === severity))
      .length;
  const seen = requirementVerdicts.filter((verdict) => count(verdict) > 0);
  const cell = (value: number) => numberCell(value || '·');
  const rows = seen.map(
    (verdict) =>
      html`<tr><td>${verdictMark(verdict)}</td>${severities.map((name) => cell(count(verdict, name)))}${cell(count(verdict))}</tr>`,
  );
  const sums = severities.map((name) => cell(requirements.filter(({ severity }) => severity === name).length));
  const all = html`<tr><th scope="row">all</th>${sums}${cell(requirements.length)}</tr>`;
  return table(['Requirements', ...[...severities, 'all'].map(numberHead)], [...rows, all], 'counts');
};

/** What a reader needs to judge or to repeat the run. */
export const factList = (verdict: Verdict): Html =>
  facts(Object.entries({ Started: verdict.run.startedAt ?? 'never', ...environmentOf(verdict) }));

/** The ten checks that took longest. */
export const slowestTable = ({ checks }: Verdict): Html => {
  const slowest = checks.toSorted((one, other) => other.durationMs - one.durationMs).slice(0, 10);
  const rows = slowest.map(
    ({ title, id, project, requirements, durationMs }) =>
      html`<tr><td class="n">${seconds(durationMs)}</td><td>${title} <span class="soft">${id}</span></td><td>${project}</td><td>${requirements.map(
        (name) => html`${requirementLink(name)} `,
      )}</td></tr>`,
  );
  return table([numberHead('Time'), 'Check', 'Tenant configuration', 'Requirements'], rows);
};

/** The shards that a run was merged from. */
export const shardTable = (shards: readonly MergedShard[]): Html =>
  table(
    ['Shard', numberHead('Checks'), numberHead('Time'), 'Started', 'Run'],
    shards.map(
      (shard) =>
        html`<tr><td>${shardName(shard)}</td><td class="n">${shard.checks}</td><td class="n">${seconds(shard.durationMs)}</td><td>${shard.startedAt ?? 'never'}</td><td>${shard.id}</td></tr>`,
    ),
    'counts',
  );
