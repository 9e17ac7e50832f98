import {
  ApisApi,
  AuthorizationV1Api,
  CoreV1Api,
  CustomObjectsApi,
  KubeConfig,
  KubernetesObjectApi,
} from '@kubernetes/client-node';
import { describeError, HarnessError } from '../../../fixtures/tools/errors.ts';
import { type ForwardPort, portsOf } from './forward-port.ts';
import { type OpenPodLog, podLogsOf } from './pod-log.ts';

const readContexts = (): KubeConfig => {
  const config = new KubeConfig();
  try {
    config.loadFromDefault();
  } catch (error) {
    throw new HarnessError(`the kubeconfig cannot be read (${describeError(error)})`, 'Check KUBECONFIG', {
      cause: error,
    });
  }
  return config;
};

/** A cluster that a person named, by each part of its API that a load uses. */
export interface Cluster {
  readonly context: string;
  readonly core: CoreV1Api;
  readonly apis: ApisApi;
  readonly custom: CustomObjectsApi;
  readonly objects: KubernetesObjectApi;
  readonly authorization: AuthorizationV1Api;
  readonly openLog: OpenPodLog;
  readonly forwardPort: ForwardPort;
}

/** The cluster of a kubeconfig's current context. */
export const clusterOf = (config: KubeConfig): Cluster => ({
  context: config.getCurrentContext(),
  core: config.makeApiClient(CoreV1Api),
  apis: config.makeApiClient(ApisApi),
  custom: config.makeApiClient(CustomObjectsApi),
  objects: KubernetesObjectApi.makeApiClient(config),
  authorization: config.makeApiClient(AuthorizationV1Api),
  openLog: podLogsOf(config),
  forwardPort: portsOf(config),
});

/**
 * The cluster of a context in the kubeconfig (`KUBECONFIG`, or the one of kubectl). Nothing is asked of it yet.
 *
 * @throws HarnessError for a context that is not there
 */
export const connectCluster = (context: string): Cluster => {
  const config = readContexts();
  const known = config.getContexts().map(({ name }) => name);
  if (!known.includes(context)) {
    throw new HarnessError(
      `the kubeconfig has no context ${context}`,
      known.length === 0 ? 'It has none: set KUBECONFIG' : `It has ${known.join(', ')}`,
    );
  }
  config.setCurrentContext(context);
  return clusterOf(config);
};
