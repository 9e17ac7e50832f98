import type { V1PodSpec } from '@kubernetes/client-node';
import { metadataOf } from './names.ts';

interface Wanted {
  readonly name: string;
  readonly namespace: string;
  /** By name. */
  readonly ports: Readonly<Record<string, number>>;
  readonly pod: V1PodSpec;
  /** Of the service; one that the cluster chooses if absent. */
  readonly address?: string | undefined;
}

/** One pod that is kept up, and its service of the same name. */
export const serviceOfOnePod = ({ name, namespace, ports, pod, address }: Wanted) => {
  const app = { app: name };
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataOf(name, namespace),
    spec: {
      replicas: 1,
      selector: { matchLabels: app },
      template: { metadata: { labels: app }, spec: pod },
    },
  } as const;
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(name, namespace),
    spec: {
      selector: app,
      ports: Object.entries(ports).map(([port, number]) => ({ name: port, port: number })),
      ...(address !== undefined && { clusterIP: address }),
    },
  } as const;
  return { deployment, service };
};
