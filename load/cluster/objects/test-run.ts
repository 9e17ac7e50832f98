import type { V1EnvVar, V1ObjectMeta, V1ResourceRequirements, V1Volume, V1VolumeMount } from '@kubernetes/client-node';
import { quiet } from '../../k6/environment.ts';
import type { K6Outputs } from '../../k6/outputs.ts';
import { archiveKey, metadataOf, names } from './names.ts';
import { outputArguments, outputEnvironment } from './outputs.ts';
import { tokenReference } from './provider.ts';
import { trusting } from './trusted.ts';

/** The API that k6-operator adds to a cluster. */
export const testRunApi = { group: 'k6.io', version: 'v1alpha1', plural: 'testruns', kind: 'TestRun' } as const;

/** Of a pod that k6-operator makes; as far as it is used here. */
interface OperatorPod {
  readonly image?: string;
  readonly imagePullPolicy?: 'IfNotPresent';
  readonly env?: V1EnvVar[];
  readonly resources?: V1ResourceRequirements;
  readonly volumes?: V1Volume[];
  readonly volumeMounts?: V1VolumeMount[];
}

/** A load as k6-operator takes it; as far as it is used here. */
export interface TestRun {
  readonly apiVersion: `${typeof testRunApi.group}/${typeof testRunApi.version}`;
  readonly kind: typeof testRunApi.kind;
  readonly metadata: V1ObjectMeta;
  readonly spec: {
    readonly parallelism: number;
    /** Whether no two generators may share a node. */
    readonly separate: boolean;
    readonly arguments: string;
    readonly script: { readonly configMap: { readonly name: string; readonly file: string } };
    readonly runner: OperatorPod;
    readonly initializer: OperatorPod;
    readonly starter: OperatorPod;
  };
}

/**
 * Each event of the history is one line on the console, which is the log of the pod. The operator's initializer hands the
 * arguments to a shell: what one would read otherwise, such as p(95), stands in the options of the script.
 */
const k6Arguments = '--log-format json';

/** What a generator asks for is little, so that several fit on a node of two cores; what it takes has no limit but memory. */
const runnerResources: V1ResourceRequirements = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { memory: '1Gi' },
};
/** The pods that check the archive before the generators start, and that start them. */
const helperResources: V1ResourceRequirements = {
  requests: { cpu: '50m', memory: '64Mi' },
  limits: { memory: '512Mi' },
};

const runnerEnvironment: V1EnvVar[] = [
  { name: 'LOAD_INBOX_TOKEN', valueFrom: tokenReference },
  // A name of its own for each generator: its histories are merged by it.
  { name: 'LOAD_GENERATOR', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
  ...Object.entries(quiet).map(([name, value]) => ({ name, value })),
];

interface Wanted {
  readonly namespace: string;
  readonly generators: number;
  readonly separate: boolean;
  readonly images: { readonly k6: string; readonly starter?: string | undefined };
  readonly outputs?: K6Outputs | undefined;
  /** Whether generators trust the CAs of `trustedConfigMaps`. */
  readonly trustsMore?: boolean;
}

/** The generators of one load: the operator gives each its execution segment, and all start together. */
export const testRunOf = ({
  namespace,
  generators,
  separate,
  images,
  outputs,
  trustsMore = false,
}: Wanted): TestRun => {
  const k6 = { image: images.k6, imagePullPolicy: 'IfNotPresent' } as const;
  const starter = images.starter === undefined ? {} : { image: images.starter };
  const { env: trustingEnvironment, ...mounted } = trusting;
  const further = [...(outputs ? outputEnvironment(outputs) : []), ...(trustsMore ? trustingEnvironment : [])];
  // The same list where there is nothing to add: the manifests then name it once.
  const environment = further.length === 0 ? runnerEnvironment : [...runnerEnvironment, ...further];
  return {
    ...{ apiVersion: `${testRunApi.group}/${testRunApi.version}`, kind: testRunApi.kind },
    metadata: metadataOf(names.testRun, namespace),
    spec: {
      ...{
        parallelism: generators,
        separate,
        arguments: [k6Arguments, ...outputArguments(namespace, outputs)].join(' '),
      },
      script: { configMap: { name: names.script, file: archiveKey } },
      runner: { ...k6, env: environment, resources: runnerResources, ...(trustsMore && mounted) },
      initializer: { ...k6, env: runnerEnvironment, resources: helperResources },
      starter: { ...starter, resources: helperResources },
    },
  };
};
