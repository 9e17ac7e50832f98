import type { V1PodSpec } from '@kubernetes/client-node';
import { metadataOf } from './names.ts';

interface Wanted {
  readonly name: string;
  readonly namespace: string;
  /** By name. */
  readonly ports: Readonly<Record<string, number>>;
  readonly pod: V1PodSpec;
}

/** One pod that is kept up, and its service of the same name. */
export const serviceOfOnePod = ({ name, namespace, ports, pod }: Wanted) => {
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
    spec: { selector: app, ports: Object.entries(ports).map(([port, number]) => ({ name: port, port: number })) },
  } as const;
  return { deployment, service };
};
