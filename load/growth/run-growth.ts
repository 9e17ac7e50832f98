import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../../fixtures/progress.ts';
import { arrivalsOf, type LoadPlan } from '../plan.ts';
import { runScenario, type ScenarioResult, type ScenarioRun, writeResult } from '../run-scenario.ts';
import { compareGrowth, type Growth } from './compare.ts';
import { addEarlierSignIns } from './prefill.ts';

interface GrowthOptions {
  /** How many flows the database has seen before the second run. */
  readonly earlier: number;
  readonly progress: Progress;
}

/** As much load, until as many arrivals have come. */
const fillPlan = (plan: LoadPlan, arrivals: number): LoadPlan => {
  const phase = plan.phases.at(-1);
  const rate = phase?.rate ?? 1;
  const phases = [{ name: 'fill', rate, seconds: Math.ceil(arrivals / rate) }];
  return { ...plan, phases, arrivals: arrivalsOf(phases) };
};

/**
 * Grows the target: by SQL where its database can be reached, else by as many sign-ins.
 *
 * @returns how many were added
 */
const grow = async (wanted: ScenarioRun, { earlier, progress }: GrowthOptions): Promise<number> => {
  const { databaseUrl } = wanted.stack.description.logto;
  if (databaseUrl !== null) {
    return progress.step(`Add ${earlier} earlier sign-ins by SQL`, () => addEarlierSignIns(databaseUrl, earlier));
  }
  const plan = fillPlan(wanted.plan, earlier);
  await progress.step(`Add ${earlier} earlier flows by traffic`, () =>
    runScenario({ ...wanted, plan, folder: join(wanted.folder, 'fill') }),
  );
  return arrivalsOf(plan.phases);
};

/** Puts the same load on a fresh and on a grown database, and sets the two against each other. */
export const runGrowth = async (
  wanted: ScenarioRun,
  options: GrowthOptions,
): Promise<ScenarioResult & { readonly growth: Growth | null }> => {
  const { folder, signal } = wanted;
  const { progress } = options;
  const run = (name: 'fresh' | 'grown') =>
    progress.step(`Run the load on the ${name} database`, () => runScenario({ ...wanted, folder: join(folder, name) }));
  const fresh = await run('fresh');
  if (signal.aborted) {
    await writeResult(folder, fresh);
    return { ...fresh, growth: null };
  }
  const earlier = await grow(wanted, options);
  const grown = await run('grown');
  const growth = compareGrowth(fresh, grown, earlier);
  const result = fresh.run.outcome === 'met' ? grown : fresh;
  await writeResult(folder, result);
  await writeFile(join(folder, 'growth.json'), `${JSON.stringify(growth, null, 1)}\n`);
  return { ...result, growth };
};
