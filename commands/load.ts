import { join } from 'node:path';
import { Argument, type Command } from 'commander';
import { exitCodes } from '../contracts/record/verdict.ts';
import { findBrowser, trustingBrowser } from '../fixtures/browser/index.ts';
import { serversOf } from '../fixtures/browser/servers.ts';
import { loadConfig } from '../fixtures/config/config.ts';
import { typedPath } from '../fixtures/config/typed-path.ts';
import { knownOf } from '../fixtures/stack/secrets.ts';
import { startStack } from '../fixtures/stack/start.ts';
import { HarnessError } from '../fixtures/tools/errors.ts';
import { terminalProgress } from '../fixtures/tools/progress.ts';
import { repository } from '../fixtures/tools/repository.ts';
import { growthText } from '../load/growth/compare.ts';
import { runGrowth } from '../load/growth/run-growth.ts';
import { writeArchive } from '../load/k6/archive.ts';
import { browserEnvironment } from '../load/k6/browser-environment.ts';
import { k6Environment } from '../load/k6/environment.ts';
import { findK6 } from '../load/k6/find-k6.ts';
import { secretsOfOutputs } from '../load/k6/output-variables.ts';
import { readSegment } from '../load/k6/segment.ts';
import { startOutageControl } from '../load/outage/outage-control.ts';
import { hasDatabaseToPause } from '../load/outage/pause-database.ts';
import { provisionPeople } from '../load/prepare/people.ts';
import {
  nothingToPause,
  requireAllowedHosts,
  requireLasting,
  requireNoFaults,
  requireTarget,
  requireThresholds,
} from '../load/prepare/preflight.ts';
import { applicationForLoad } from '../load/prepare/record-for-load.ts';
import { planForTenant } from '../load/prepare/tenant-as-is.ts';
import { comparisonTable } from '../load/run/report.ts';
import { readRun } from '../load/run/run-file.ts';
import { runScenario } from '../load/run/run-scenario.ts';
import { isScenarioName, scenarioNames, scenarioOf } from '../load/scenarios/index.ts';
import { makePlan } from '../load/scenarios/make-plan.ts';
import { scriptOf } from '../load/scenarios/scripts.ts';
import { readWeights } from '../load/scenarios/weights.ts';
import { loadRegister } from '../suites/deviations/register.ts';
import { defineCommand } from './define-command.ts';
import { cleanLoad } from './load/clean.ts';
import { finishLoad } from './load/finish-load.ts';
import { addLoadFlags, type LoadFlags, requireGenerator } from './load/flags.ts';
import { k6OutputsOf } from './load/k6-outputs.ts';
import { writeManifests } from './load/manifests.ts';
import { generateOnCluster, openCluster, openClusterProvider, requireClusterFlags } from './load/on-cluster.ts';
import { listScenarios, printResult } from './load/print.ts';
import { natural, stackFlags } from './stack-options.ts';

const defaultEarlier = { smoke: 9, average: 20_000, stress: 20_000 };

const load = async (
  signal: AbortSignal,
  scenario: string | undefined,
  block: number | undefined,
  options: LoadFlags,
  command: Command,
): Promise<number> => {
  if (scenario === 'clean') {
    return cleanLoad(loadConfig(stackFlags(command)), block, terminalProgress(), signal);
  }
  if (scenario === 'manifests') {
    return writeManifests(typedPath(options.out ?? join(repository, 'load/k8s')), options.generators);
  }
  if (!isScenarioName(scenario)) {
    return listScenarios();
  }
  if (block !== undefined) {
    throw new HarnessError(`${block} is too much`, 'Only "npm run load -- clean <block>" takes a block');
  }
  requireGenerator(options);
  // A register that is wrong is told before anything starts.
  const register = loadRegister(options.deviations);
  const segment = readSegment(options.segment, options.segmentSequence);
  const managedPlan = makePlan({
    scenario,
    profile: options.profile,
    flow: options.of,
    rate: options.rate,
    seconds: options.duration,
    numbers: options.numbers,
    slowestMs: options.p95,
    weights: await readWeights(options.weights === undefined ? undefined : typedPath(options.weights)),
    share: segment?.share ?? 1,
  });
  const baseline = options.baseline === undefined ? null : await readRun(typedPath(options.baseline));
  const configured = loadConfig(stackFlags(command));
  requireClusterFlags(options, configured);
  const outputs = k6OutputsOf(options, configured.allowedHosts);
  if (options.archive !== undefined) {
    requireLasting(configured, managedPlan);
  }
  requireTarget(configured, scenario);
  const { usesBrowsers, pausesDatabase, growsDatabase } = scenarioOf(scenario);
  const progress = terminalProgress();
  const wantedOfCluster = { scenario, plan: managedPlan, config: configured, flags: options };
  const cluster = options.cluster === undefined ? null : await openCluster(options.cluster, wantedOfCluster);
  const k6 = await findK6({ k6Path: configured.k6Path, progress, signal });
  signal.throwIfAborted();
  await requireThresholds(k6, scriptOf(scenario), managedPlan);
  const environment = usesBrowsers
    ? browserEnvironment(
        await trustingBrowser(
          await findBrowser({ browserPath: configured.browserPath, progress }),
          serversOf(configured),
        ),
        k6,
      )
    : {};

  // Others use what one of several generators made, or who provisioned for generators elsewhere.
  const stays = segment !== null || options.archive !== undefined;
  const { phoneBlock } = options;
  const onProblem = (line: string) => void process.stderr.write(`  ${line}\n`);
  const { providerCa } = options;
  await using provider =
    cluster && providerCa !== undefined
      ? await progress.step('Start the fake provider on the cluster', (onProgress) =>
          openClusterProvider(cluster, providerCa, options, { onProblem, onProgress, signal }),
        )
      : undefined;
  const config = provider ? { ...configured, ...provider.settings } : configured;
  await using stack = await startStack(config, progress, signal, null, { stays, phoneBlock });
  const { description } = stack;
  requireAllowedHosts(description, config.allowedHosts);
  if (pausesDatabase && !(await hasDatabaseToPause())) {
    throw nothingToPause(scenario);
  }
  await requireNoFaults(description);
  const asConfigured = description.tenant.mode === 'as-is' ? description.tenant : undefined;
  const plan = asConfigured ? planForTenant(managedPlan, asConfigured.traits) : managedPlan;
  await progress.step('Provision the people', (onProgress) =>
    provisionPeople(stack.management, plan, description.phoneBlock, { signal, onProgress, asConfigured }),
  );
  await stack.lasting?.settle();
  const { generator } = options;
  const { browserPath } = config;
  const application = await applicationForLoad({ ...stack, description }, { plan, generator, browserPath, progress });
  if (options.archive !== undefined) {
    const file = typedPath(options.archive);
    const own = k6Environment(description, application, plan, generator);
    await writeArchive({ k6, script: scriptOf(scenario), environment: own, file });
    process.stdout.write(`Archive: ${file}\n`);
    return exitCodes.pass;
  }
  await using outage = pausesDatabase ? await startOutageControl() : undefined;
  const started = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const folder = typedPath(options.out ?? join(repository, 'reports/out/load', `${scenario}-${started}`));
  const wanted = {
    ...{ scenario, profile: options.profile, plan, k6, folder, segment, signal },
    stack,
    ...{ application, generator, outputs },
    environment: { ...environment, ...(outage && { LOAD_OUTAGE_URL: outage.url }) },
    ...{ onProblem, isProviderForwarded: provider !== undefined },
  };
  const known = knownOf(description);
  const finish = async (): Promise<number> => {
    const { code, lines } = await finishLoad({
      ...{ folder, target: description.target, parameters: process.argv.slice(2), register },
      known: { ...known, secrets: [...known.secrets, ...secretsOfOutputs(outputs.variables)] },
      baseline: options.baseline === undefined ? undefined : typedPath(options.baseline),
    });
    process.stdout.write(`${lines.join('\n')}\nResults: ${folder}\n`);
    signal.throwIfAborted();
    return code;
  };
  if (growsDatabase) {
    const result = await runGrowth(wanted, { earlier: options.earlier ?? defaultEarlier[options.profile], progress });
    printResult(result);
    process.stdout.write(result.growth === null ? '' : `${growthText(result.growth)}\n`);
    return finish();
  }
  const where = cluster ? `on the cluster of ${cluster.context}` : `with k6 ${k6.version}, ${k6.origin}`;
  const title = `Run ${scenario} ${where}`;
  const result = await progress.step(title, (onProgress) => {
    const load = { k6, stack, application, plan, flags: options, outputs, folder, onProgress, onProblem, signal };
    return runScenario({
      ...wanted,
      ...(cluster && { generateElsewhere: () => generateOnCluster({ ...load, cluster, provider }) }),
    });
  });
  printResult(result);
  if (baseline !== null) {
    process.stdout.write(`Compared with ${options.baseline}:\n${comparisonTable(result.run, baseline)}\n`);
  }
  const code = await finish();
  await requireNoFaults(description);
  return code;
};

await defineCommand('npm run load --', (command, act) =>
  addLoadFlags(command)
    .description('Brings a stack up and puts load on it with k6. Without a scenario: lists the scenarios')
    .addArgument(new Argument('[scenario]').choices([...scenarioNames, 'clean', 'manifests']))
    .argument('[block]', 'of clean: remove what a load run with this block of phone numbers left behind', natural)
    .action(act(load)),
);
