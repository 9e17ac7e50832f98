import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CatalogueFile, catalogueFileSchema } from '../../contracts/record/catalogue.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import { type ProofOfChecks, proofSchema } from '../../contracts/record/proof.ts';
import { shardName } from '../../contracts/record/shards.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { html } from '../html/html.ts';
import { page } from '../html/page.ts';
import { seconds, sentences } from '../html/parts.ts';
import { readJson } from '../record/read-record.ts';
import { gateHeadline, gateLines } from '../words/gate.ts';
import { runLooks, textOf } from '../words/verdicts.ts';
import { byClause } from './by-clause.ts';
import { byFlow } from './by-flow.ts';
import { deviationTable } from './deviation-table.ts';
import { countTable, factList, shardTable, slowestTable } from './overview.ts';
import { trustTable } from './trust.ts';

/** A self-contained page that traces every requirement to its clauses, its verdict and its evidence. */
const traceabilityPage = (verdict: Verdict, catalogue: CatalogueFile, proof: ProofOfChecks | undefined): string => {
  const { target, run, gate, problems, notes } = verdict;
  const name = target.isStandIn
    ? `the stand-in for Logto ${target.logtoVersion}, not Logto`
    : `Logto ${target.logtoVersion}`;
  const { tone } = runLooks[verdict.verdict];
  return page({
    title: `Traceability: ${name}`,
    banners: target.isStandIn ? ['Stand-in, not Logto: this page proves nothing about a Logto installation.'] : [],
    body: html`<h1>Traceability of sign-in by phone</h1>
<p class="summary"><span class="verdict ${tone}">${textOf(verdict)}</span>: ${name} (${target.kind}), ${verdict.totals.checks ?? 0} checks in ${seconds(run.durationMs)}</p>
${run.whole || run.shard ? undefined : html`<p>This run was limited to a selection: what it was not about is not selected.</p>`}
${run.shard ? html`<p>This is shard ${shardName(run.shard)} of a run: what the other shards are about is not selected.</p>` : undefined}
${run.shards ? shardTable(run.shards) : undefined}
${sentences(problems, 'bad')}
${sentences(notes)}
${gate ? html`<p>${gateHeadline(gate)}.</p>${sentences(gateLines(gate))}` : undefined}
<nav><a href="#by-clause">By clause</a><a href="#by-flow">By flow</a><a href="#deviations">Deviations</a>
${proof ? html`<a href="#trust">How far the checks can be trusted</a>` : undefined}<a href="#slowest">Slowest checks</a><a href="${fileNames.report}">Report of all steps</a><a href="${fileNames.verdict}">Verdict file</a></nav>
${countTable(verdict)}${factList(verdict)}
<h2 id="deviations" class="same-page">Known deviations</h2>${deviationTable(verdict)}
${proof ? html`<h2 id="trust" class="same-page">How far the checks can be trusted</h2>${trustTable(proof)}` : undefined}
<h2 id="slowest" class="same-page">The ten slowest checks</h2>${slowestTable(verdict)}
<h2 id="by-clause">By standard and clause</h2>${byClause(verdict, catalogue)}
<h2 id="by-flow">By flow</h2>${byFlow(verdict, catalogue)}
`,
  });
};

/**
 * Writes the traceability page into the folder of a run.
 *
 * @returns the page; undefined for a run without catalogue
 */
export const writeTraceability = async (folder: string, verdict: Verdict): Promise<string | undefined> => {
  const catalogue = await readJson(join(folder, fileNames.catalogue), catalogueFileSchema);
  if (!catalogue) {
    return undefined;
  }
  const proof = await readJson(join(folder, fileNames.proof), proofSchema);
  const file = join(folder, fileNames.traceability);
  await writeFile(file, traceabilityPage(verdict, catalogue, proof));
  return file;
};
