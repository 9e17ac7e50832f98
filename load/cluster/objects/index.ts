/** Every object that a load on a cluster consists of. All stand in one namespace: to delete it is to clean up. */
import type { K6Outputs } from '../../k6/outputs.ts';
import { namespaceOf } from './names.ts';
import { outputSecrets } from './outputs.ts';
import { providerObjects, tokenSecret } from './provider.ts';
import { redisObjects } from './redis.ts';
import { scriptConfigMap } from './script.ts';
import { testRunOf } from './test-run.ts';

/** Images, as the nodes know them. Nothing is built or pushed. */
export interface ClusterImages {
  readonly k6: string;
  readonly redis: string;
  readonly provider: string;
  /** Of the pod that starts all generators; the operator's own if absent. */
  readonly starter?: string;
}

export const defaultImages: ClusterImages = {
  k6: 'grafana/k6:2.2.0',
  redis: 'redis:8-alpine',
  provider: 'logto-phone-conformance/tencent-sms',
};

export interface ClusterWishes {
  readonly namespace: string;
  readonly generators: number;
  /** Whether no two generators may share a node; false unless said. */
  readonly separate?: boolean;
  readonly images?: ClusterImages;
}

/** What generators have from a run alone. */
export interface RunContents {
  /** What `writeArchive` made: script, plan and addresses. */
  readonly archive: Buffer;
  /** Of the inbox. */
  readonly token: string;
  readonly outputs?: K6Outputs | undefined;
}

/** What is the same for each run with these wishes. */
export const standingObjects = ({
  namespace,
  generators,
  separate = false,
  images = defaultImages,
}: ClusterWishes) => ({
  namespace: namespaceOf(namespace),
  redis: redisObjects(namespace, images.redis),
  provider: providerObjects(namespace, images.provider),
  testRun: testRunOf({ namespace, generators, separate, images }),
});

/**
 * All objects, in the order in which they are made: the generators last.
 *
 * @throws HarnessError for an archive that no config map takes
 */
export const clusterObjects = (wishes: ClusterWishes, { archive, token }: RunContents) => {
  const { namespace, redis, provider, testRun } = standingObjects(wishes);
  return [
    namespace,
    tokenSecret(wishes.namespace, token),
    scriptConfigMap(wishes.namespace, archive),
    ...[redis.deployment, redis.service, provider.deployment, provider.service],
    testRun,
  ];
};

/** Objects of generators alone, for a fake provider that stands elsewhere; in the namespace of a run, which is there. */
export const generatorObjects = (
  { namespace, generators, separate = false, images = defaultImages }: ClusterWishes,
  { archive, token, outputs }: RunContents,
) => [
  tokenSecret(namespace, token),
  ...outputSecrets(namespace, outputs),
  scriptConfigMap(namespace, archive),
  testRunOf({ namespace, generators, separate, images, outputs }),
];
