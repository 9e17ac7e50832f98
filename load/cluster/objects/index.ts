/** Objects that a load on a cluster consists of. To delete their namespace is to clean up. */
import type { K6Outputs } from '../../k6/outputs.ts';
import { namespaceOf } from './names.ts';
import { outputSecrets } from './outputs.ts';
import { providerObjects, tokenSecret } from './provider.ts';
import { redisObjects } from './redis.ts';
import { scriptConfigMap } from './script.ts';
import { testRunOf } from './test-run.ts';
import { trustedConfigMaps } from './trusted.ts';

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
  /** CAs that generators trust beyond those of their image, as PEM. */
  readonly authorities?: string | undefined;
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
 * Objects of the generators, in the order in which they are made; in the namespace of a run, which is there.
 *
 * @throws HarnessError for an archive that no config map takes
 */
export const generatorObjects = (
  { namespace, generators, separate = false, images = defaultImages }: ClusterWishes,
  { archive, token, outputs, authorities }: RunContents,
) => [
  tokenSecret(namespace, token),
  ...outputSecrets(namespace, outputs),
  ...trustedConfigMaps(namespace, authorities),
  scriptConfigMap(namespace, archive),
  testRunOf({ namespace, generators, separate, images, outputs, trustsMore: Boolean(authorities) }),
];
