import type { KubernetesObject } from '@kubernetes/client-node';
import type { Cluster } from './connect.ts';
import { apiProblem } from './problems.ts';

/**
 * Makes objects, one after another.
 *
 * @param remedy where one of them is rejected
 * @throws HarnessError with the first that the API server rejects, and why
 */
export const createObjects = async (
  { objects }: Cluster,
  wanted: readonly KubernetesObject[],
  remedy = 'Check the quotas of the cluster',
): Promise<void> => {
  for (const object of wanted) {
    await objects.create(object).catch((error: unknown) => {
      throw apiProblem(`${object.kind} ${object.metadata?.name} cannot be made`, remedy, error);
    });
  }
};
