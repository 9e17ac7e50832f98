import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Growth, StatementGrowth } from '../../contracts/record/load-growth.ts';
import { describeError } from '../../fixtures/tools/errors.ts';
import type { Progress } from '../../fixtures/tools/progress.ts';
import { arrivalsOf, type LoadPlan } from '../plan/plan.ts';
import { runScenario, type ScenarioResult, writeResult } from '../run/run-scenario.ts';
import type { ScenarioRun } from '../run/scenario-run.ts';
import { withThresholds } from '../scenarios/make-plan.ts';
import { compareGrowth } from './compare.ts';
import { explainStatement } from './explain.ts';
import { judgeGrowth } from './judge-growth.ts';
import { addEarlierSignIns } from './prefill.ts';

interface GrowthOptions {
  /** How many flows the database has seen before the second run. */
  readonly earlier: number;
  readonly progress: Progress;
}

/** Arrivals of which PostgreSQL writes down how it ran each statement. */
const explained = 6;

/** As much load, until as many arrivals have come. */
const fillPlan = (
  { plan, scenario }: ScenarioRun,
  arrivals: number,
  rate = plan.phases.at(-1)?.rate ?? 1,
): LoadPlan => {
  const phases = [{ name: 'fill', rate, seconds: Math.ceil(arrivals / rate) }];
  return withThresholds({ ...plan, phases, arrivals: arrivalsOf(phases) }, scenario);
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
  const plan = fillPlan(wanted, earlier);
  await progress.step(`Add ${earlier} earlier flows by traffic`, () =>
    runScenario({ ...wanted, plan, folder: join(wanted.folder, 'fill') }),
  );
  return arrivalsOf(plan.phases);
};

/** Lets PostgreSQL tell how it runs the statement that grew most. */
const explain = async (
  wanted: ScenarioRun,
  statement: StatementGrowth | undefined,
  { progress }: GrowthOptions,
): Promise<Pick<Growth, 'explanation' | 'unexplained'>> => {
  const { databaseUrl } = wanted.stack.description.logto;
  if (databaseUrl === null || statement === undefined) {
    return { explanation: null, unexplained: 'the database of this target does not tell its statements' };
  }
  // Few of them, one after the other: what is asked for is a plan, and no time under load.
  const plan = fillPlan(wanted, explained, 1);
  const traffic = () =>
    runScenario({ ...wanted, plan, folder: join(wanted.folder, 'explained'), onProblem: () => undefined });
  try {
    const explanation = await progress.step('Ask PostgreSQL for the plan of what grew most', () =>
      explainStatement(databaseUrl, statement, traffic),
    );
    return { explanation, unexplained: null };
  } catch (error) {
    return { explanation: null, unexplained: describeError(error) };
  }
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
  const compared = compareGrowth(fresh, grown, earlier);
  const growth = { ...compared, ...(await explain(wanted, compared.statements[0], options)) };
  const result = { ...fresh, ...judgeGrowth(fresh, grown) };
  await writeResult(folder, result);
  await writeFile(join(folder, fileNames.growth), `${JSON.stringify(growth, null, 1)}\n`);
  return { ...result, growth };
};
