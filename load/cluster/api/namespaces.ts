import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { V1Namespace } from '@kubernetes/client-node';
import { isOwnerGone, ownerLabel, ownName } from '../../../fixtures/stack/compose/owner.ts';
import { describeError, HarnessError } from '../../../fixtures/tools/errors.ts';
import { managedBy, namespaceOf } from '../objects/names.ts';
import type { Cluster } from './connect.ts';
import { apiProblem, isStatus } from './problems.ts';

/** How long a namespace may take to go with all that is in it. */
const patienceMs = 120_000;

const selector = Object.entries(managedBy)
  .map(([label, value]) => `${label}=${value}`)
  .join(',');

/** Whether a run that no longer runs left it. One without an owner is a person's, made with kubectl. */
const isLeft = ({ metadata }: V1Namespace): boolean => {
  const owner = metadata?.annotations?.[ownerLabel];
  return owner !== undefined && isOwnerGone(owner, metadata?.creationTimestamp?.getTime() ?? Date.now());
};

/** Deletes a namespace with all that is in it. Resolves when it is gone; one that never was is. */
export const removeNamespace = async ({ core }: Cluster, name: string): Promise<void> => {
  const give = Date.now() + patienceMs;
  const isGone = (error: unknown): boolean => isStatus(error, 404);
  for (;;) {
    try {
      await core.deleteNamespace({ name, gracePeriodSeconds: 1, propagationPolicy: 'Foreground' });
    } catch (error) {
      if (isGone(error)) {
        return;
      }
      // It goes already (409), or the API server is away for a moment.
      if (Date.now() > give) {
        throw apiProblem(`namespace ${name} cannot be deleted`, `Delete it: kubectl delete namespace ${name}`, error);
      }
    }
    if (Date.now() > give) {
      throw new HarnessError(
        `namespace ${name} is still there after ${patienceMs / 1000} s`,
        `See what holds it: kubectl get namespace ${name} -o yaml`,
      );
    }
    await setTimeout(1000);
  }
};

/** Deletes what runs left that were killed, or lost the cluster. @returns names of the namespaces */
export const removeLeftNamespaces = async (cluster: Cluster): Promise<string[]> => {
  const { items } = await cluster.core.listNamespace({ labelSelector: selector });
  const left = items.filter(isLeft).flatMap(({ metadata }) => metadata?.name ?? []);
  await Promise.all(left.map((name) => removeNamespace(cluster, name)));
  return left;
};

/** A name that no other run has. */
export const ownNamespaceName = (): string => `logto-load-${randomBytes(4).toString('hex')}`;

/**
 * A namespace for one run, which tells whose it is. Disposing of it deletes it with all that is in it.
 *
 * @param onProblem is told where it cannot be deleted: the run has its result all the same
 * @throws HarnessError where it cannot be made, such as one that is there already
 */
export const createRunNamespace = async (cluster: Cluster, name: string, onProblem: (line: string) => void) => {
  const { metadata, ...rest } = namespaceOf(name);
  const body = { ...rest, metadata: { ...metadata, annotations: { [ownerLabel]: ownName() } } };
  await cluster.core.createNamespace({ body }).catch((error: unknown) => {
    throw isStatus(error, 409)
      ? new HarnessError(
          `namespace ${name} is there already, of another load or made by hand`,
          `Wait for that load; where none runs, delete it: kubectl delete namespace ${name}`,
        )
      : apiProblem(`namespace ${name} cannot be made`, 'Check the permissions and quotas of the cluster', error);
  });
  return {
    name,
    [Symbol.asyncDispose]: () =>
      removeNamespace(cluster, name).catch((error: unknown) =>
        onProblem(`${describeError(error)} The next load on this cluster deletes it, too.`),
      ),
  };
};
