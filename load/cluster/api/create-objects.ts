import type { KubernetesObject } from '@kubernetes/client-node';
import type { Cluster } from './connect.ts';
import { apiProblem } from './problems.ts';

/**
 * Makes objects, one after another.
 *
 * @throws HarnessError with the first that the API server rejects, and why
 */
export const createObjects = async ({ objects }: Cluster, wanted: readonly KubernetesObject[]): Promise<void> => {
  for (const object of wanted) {
    await objects.create(object).catch((error: unknown) => {
      throw apiProblem(
        `${object.kind} ${object.metadata?.name} cannot be made`,
        'Check the quotas of the cluster',
        error,
      );
    });
  }
};
