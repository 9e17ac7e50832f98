import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { isLoopback } from '../../contracts/loopback.ts';
import type { Config } from '../../fixtures/config/config.ts';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import type { Stack } from '../../fixtures/stack/stack.ts';
import { describeError, HarnessError } from '../../fixtures/tools/errors.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { type Cluster, connectCluster } from '../../load/cluster/api/connect.ts';
import { removeLeftNamespaces } from '../../load/cluster/api/namespaces.ts';
import { requireCluster } from '../../load/cluster/api/requirements.ts';
import { type ClusterImages, defaultImages } from '../../load/cluster/objects/index.ts';
import { manifestGenerators } from '../../load/cluster/objects/manifests.ts';
import {
  type ClusterProvider,
  type ProviderWishes,
  startClusterProvider,
} from '../../load/cluster/provider/start-provider.ts';
import { runOnCluster } from '../../load/cluster/run/run-on-cluster.ts';
import { writeArchive } from '../../load/k6/archive.ts';
import { extraAuthorities } from '../../load/k6/ca-bundle.ts';
import { k6Environment } from '../../load/k6/environment.ts';
import type { K6 } from '../../load/k6/find-k6.ts';
import type { K6Outputs } from '../../load/k6/outputs.ts';
import type { LoadApplication } from '../../load/plan/application.ts';
import { type LoadPlan, secondsOf } from '../../load/plan/plan.ts';
import { requireLasting } from '../../load/prepare/preflight.ts';
import type { Generated } from '../../load/run/scenario-run.ts';
import type { ScenarioName } from '../../load/scenarios/index.ts';
import { clusterScript, notOnCluster } from '../../load/scenarios/scripts.ts';
import { authorityIn } from '../../mocks/sms-provider/index.ts';
import type { LoadFlags } from './flags.ts';

/**
 * @throws HarnessError for flags of a cluster without one, for those of several generators by hand with one, and for two
 *   fake providers
 */
export const requireClusterFlags = (flags: LoadFlags, { inboxUrl }: Pick<Config, 'inboxUrl'> = {}): void => {
  const { cluster, generators, k6Image, starterImage, pods, providerCa } = flags;
  if (cluster === undefined && (generators ?? k6Image ?? starterImage ?? pods ?? providerCa) !== undefined) {
    throw new HarnessError(
      '--generators, --k6-image, --starter-image, --pods and --provider-… are for a load on a cluster',
      'Name its context with --cluster',
    );
  }
  const { providerAddress, providerImage, redisImage } = flags;
  if (providerCa === undefined && (providerAddress ?? providerImage ?? redisImage) !== undefined) {
    throw new HarnessError(
      '--provider-address, --provider-image and --redis-image are for a fake provider on the cluster',
      'Start it with --provider-ca',
    );
  }
  if (providerAddress !== undefined && isIP(providerAddress) === 0) {
    throw new HarnessError(
      `--provider-address ${providerAddress} is not an IP address`,
      'Give a free one of the range of services of the cluster',
    );
  }
  if (providerCa !== undefined && inboxUrl !== undefined) {
    throw new HarnessError(
      'SMS_INBOX_URL names a fake provider, and --provider-ca starts one on the cluster',
      'Leave out one of the two',
    );
  }
  if (cluster !== undefined && (flags.archive ?? flags.segment) !== undefined) {
    throw new HarnessError('--cluster makes archive and segments itself', 'Leave out --archive and --segment');
  }
};

/** A pod's loopback is its own. @throws HarnessError for an address on it */
export const requireReachable = (name: string, address: string | undefined): void => {
  if (address !== undefined && isLoopback(new URL(address).hostname)) {
    throw new HarnessError(
      `${name} is ${address}, which is the pod itself for a generator in it`,
      'Give an address that pods and this machine both reach',
    );
  }
};

interface Wanted {
  readonly scenario: ScenarioName;
  readonly plan: LoadPlan;
  readonly config: Config;
  readonly flags: LoadFlags;
}

/**
 * Checks all that can be known before anything starts, and deletes what killed runs left on the cluster.
 *
 * @throws HarnessError where the load cannot be made on it
 */
export const openCluster = async (context: string, { scenario, plan, config, flags }: Wanted): Promise<Cluster> => {
  const why = notOnCluster(scenario, plan);
  if (why !== undefined) {
    throw new HarnessError(`${scenario} cannot be loaded from a cluster: ${why}`, 'Run it without --cluster');
  }
  requireLasting(config, plan);
  requireReachable('LOGTO_ENDPOINT', config.external.endpoint);
  requireReachable('SMS_INBOX_URL', config.inboxUrl);
  const { source } = config.application;
  requireReachable('--app', source.kind === 'running' ? source.url : undefined);
  const cluster = connectCluster(context);
  await requireCluster(cluster, { startsProvider: flags.providerCa !== undefined });
  const left = await removeLeftNamespaces(cluster);
  if (left.length > 0) {
    process.stderr.write(`Deleted what earlier loads left on the cluster: ${left.join(', ')}\n`);
  }
  return cluster;
};

const imagesOf = ({ k6Image, starterImage, providerImage, redisImage }: LoadFlags): ClusterImages => ({
  ...defaultImages,
  ...(k6Image !== undefined && { k6: k6Image }),
  ...(starterImage !== undefined && { starter: starterImage }),
  ...(providerImage !== undefined && { provider: providerImage }),
  ...(redisImage !== undefined && { redis: redisImage }),
});

type Told = Pick<ProviderWishes, 'onProblem' | 'onProgress' | 'signal'>;

/**
 * Starts the fake provider on the cluster.
 *
 * @param typedFolder of its CA
 * @throws HarnessError where it cannot start, and where its CA is new, which Logto's pods cannot trust yet
 */
export const openClusterProvider = async (
  cluster: Cluster,
  typedFolder: string,
  flags: LoadFlags,
  told: Told,
): Promise<ClusterProvider> => {
  const folder = typedPath(typedFolder);
  const { isNew, ...authority } = await authorityIn(folder).catch((error: unknown) => {
    throw new HarnessError(
      `the CA of --provider-ca cannot be used (${describeError(error)})`,
      'Mend that, or name another folder',
    );
  });
  if (isNew) {
    throw new HarnessError(
      `a new CA for the fake provider is in ${folder}, and no Logto trusts it yet`,
      'Let the pods of Logto trust it and send their SMS to the fake provider, then start the load again: see docs/load.md',
    );
  }
  const images = imagesOf(flags);
  return startClusterProvider({ cluster, authority, images, address: flags.providerAddress, ...told });
};

interface ClusterLoad {
  readonly cluster: Cluster;
  readonly provider: ClusterProvider | undefined;
  readonly k6: K6;
  readonly stack: Stack;
  readonly application: LoadApplication;
  readonly plan: LoadPlan;
  readonly flags: LoadFlags;
  readonly outputs: K6Outputs;
  /** Of the results; absolute. */
  readonly folder: string;
  readonly onProgress: (text: string) => void;
  readonly onProblem: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Makes the load of a plan on a cluster: see `runOnCluster`. */
export const generateOnCluster = async (load: ClusterLoad): Promise<Generated> => {
  const { cluster, provider, k6, stack, application, plan, flags, outputs, folder, onProgress, onProblem, signal } =
    load;
  await using temporary = await temporaryFolder('cluster');
  const file = join(temporary.path, 'load.tar');
  const { description } = stack;
  const forPods = provider === undefined ? {} : { controlUrl: provider.urlForPods };
  const place = { ...description, provider: { ...description.provider, ...forPods } };
  const environment = k6Environment(place, application, plan, 'k6');
  await writeArchive({ k6, script: clusterScript, environment, file });
  const { generators = manifestGenerators } = flags;
  const images = imagesOf(flags);
  const generated = await runOnCluster({
    ...{ parts: flags.pods ?? [], outputs, authorities: extraAuthorities() },
    ...{ cluster, generators, images, folder, onProgress, onProblem, signal, seconds: secondsOf(plan) },
    archive: await readFile(file),
    token: description.provider.token ?? '',
    thresholds: plan.thresholds,
  });
  return { ...generated, madeBy: `${generators} generators of ${images.k6} on ${cluster.context}` };
};
