import type { V1ResourceAttributes } from '@kubernetes/client-node';
import { HarnessError } from '../../../fixtures/tools/errors.ts';
import { testRunApi } from '../objects/test-run.ts';
import type { Cluster } from './connect.ts';
import { apiProblem } from './problems.ts';

/** What a load does on a cluster, in all namespaces, as the namespace of a run is made for it. */
const needed = [
  { verb: 'deletecollection', resource: 'pods' },
  ...(['create', 'delete', 'list'] as const).map((verb) => ({ verb, resource: 'namespaces' })),
  ...['secrets', 'configmaps'].map((resource) => ({ verb: 'create', resource })),
  ...(['create', 'get'] as const).map((verb) => ({ verb, resource: testRunApi.plural, group: testRunApi.group })),
  { verb: 'list', resource: 'pods' },
  { verb: 'list', resource: 'events' },
  { verb: 'get', resource: 'pods', subresource: 'log' },
];

/** What it does besides, where it starts a fake provider. */
const neededForProvider = [
  { verb: 'create', resource: 'deployments', group: 'apps' },
  ...(['create', 'get'] as const).map((verb) => ({ verb, resource: 'services' })),
  { verb: 'create', resource: 'pods', subresource: 'portforward' },
];

const requireOperator = async ({ apis, context }: Cluster): Promise<void> => {
  const { groups } = await apis.getAPIVersions().catch((error: unknown) => {
    throw apiProblem(`the cluster of context ${context} does not answer`, 'Try: kubectl version', error);
  });
  if (!groups.some(({ name }) => name === testRunApi.group)) {
    throw new HarnessError(
      `k6-operator is not installed in the cluster of context ${context}`,
      'Install it: kubectl apply --server-side -f https://raw.githubusercontent.com/grafana/k6-operator/main/bundle.yaml',
    );
  }
};

const requirePermissions = async (
  { authorization, context }: Cluster,
  all: readonly V1ResourceAttributes[],
): Promise<void> => {
  const missing = await Promise.all(
    all.map(async (resourceAttributes) => {
      const { status } = await authorization.createSelfSubjectAccessReview({
        body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: { resourceAttributes } },
      });
      const { verb, resource, subresource } = resourceAttributes;
      return status?.allowed ? [] : [`${verb} ${[resource, subresource].filter(Boolean).join('/')}`];
    }),
  );
  const forbidden = missing.flat();
  if (forbidden.length > 0) {
    throw new HarnessError(
      `the user of context ${context} may not ${forbidden.join(', ')}`,
      'Ask for these permissions in all namespaces: a load makes a namespace of its own',
    );
  }
};

/**
 * What a load needs of a cluster.
 *
 * @throws HarnessError for one that does not answer, that has no k6-operator, or whose user has too few permissions
 */
export const requireCluster = async (
  cluster: Cluster,
  { startsProvider }: { readonly startsProvider: boolean },
): Promise<void> => {
  await requireOperator(cluster);
  await requirePermissions(cluster, [...needed, ...(startsProvider ? neededForProvider : [])]);
};
