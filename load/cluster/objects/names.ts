import type { V1Namespace } from '@kubernetes/client-node';

/** Names that the objects of a run call each other by. */
export const names = {
  redis: 'redis',
  provider: 'tencent-sms',
  script: 'load-script',
  testRun: 'load',
  outputs: 'k6-outputs',
} as const;

/** The archive's key in its config map, and so the file that k6 runs. */
export const archiveKey = 'load.tar';

/** Of the fake provider: where Logto's traffic has to go, and its control API. */
export const providerPorts = { provider: 443, control: 8025 } as const;

/** On each object, and on the namespace of a run: what an interrupted run left is found by it. */
export const managedBy = { 'app.kubernetes.io/managed-by': 'logto-phone-conformance' } as const;

/** Metadata of an object of ours. */
export const metadataOf = (name: string, namespace?: string) => ({
  name,
  ...(namespace !== undefined && { namespace }),
  labels: { ...managedBy },
});

export const namespaceOf = (name: string): V1Namespace => ({
  ...{ apiVersion: 'v1', kind: 'Namespace' },
  metadata: metadataOf(name),
});
