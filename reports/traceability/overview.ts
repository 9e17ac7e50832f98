import { severities } from '../../contracts/record/catalogue.ts';
import { type MergedShard, shardName } from '../../contracts/record/shards.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { type Html, html } from '../html/html.ts';
import { facts, numberCell, numberHead, requirementLink, seconds, table, verdictMark } from '../html/parts.ts';
import { countRequirements, slowestOf } from '../verdict/totals.ts';
import { environmentOf } from '../words/environment.ts';

/** How many requirements of each severity came to which verdict. */
export const countTable = ({ requirements }: Verdict): Html => {
  const cell = (value: number) => numberCell(value || '·');
  const rows = countRequirements(requirements).map(
    ({ verdict, counts }) => html`<tr><td>${verdictMark(verdict)}</td>${counts.map(cell)}</tr>`,
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
  const rows = slowestOf(checks).map(
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
