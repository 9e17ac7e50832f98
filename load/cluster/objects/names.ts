import type { V1Namespace } from '@kubernetes/client-node';

/** Names that the objects of a run call each other by. */
export const names = {
  redis: 'redis',
  provider: 'tencent-sms',
  authority: 'tencent-sms-ca',
  script: 'load-script',
  testRun: 'load',
  trusted: 'trusted-authorities',
  outputs: 'k6-outputs',
  postgres: 'postgres',
  logto: 'logto',
  addresses: 'logto-addresses',
} as const;

/**
 * The namespace of the fake provider. It is the same in each run, as Logto's pods are configured with its address before
 * any run starts.
 */
export const providerNamespace = 'logto-load';

/** The fake provider, as pods of any namespace call it. */
export const providerHostName = `${names.provider}.${providerNamespace}`;

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
