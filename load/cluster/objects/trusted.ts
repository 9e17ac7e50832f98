import type { V1ConfigMap, V1EnvVar, V1Volume, V1VolumeMount } from '@kubernetes/client-node';
import { metadataOf, names } from './names.ts';

const key = 'ca.pem';
const folder = '/trusted';

/** CAs that generators trust beyond those of their image, as PEM: one config map, or none where there are none. */
export const trustedConfigMaps = (namespace: string, authorities = ''): V1ConfigMap[] =>
  authorities === ''
    ? []
    : [
        {
          ...{ apiVersion: 'v1', kind: 'ConfigMap', data: { [key]: authorities } },
          metadata: metadataOf(names.trusted, namespace),
        },
      ];

/** Lets a generator trust them. Go reads this file, and the folder of its system's certificates besides. */
export const trusting: {
  readonly env: V1EnvVar[];
  readonly volumes: V1Volume[];
  readonly volumeMounts: V1VolumeMount[];
} = {
  env: [{ name: 'SSL_CERT_FILE', value: `${folder}/${key}` }],
  volumes: [{ name: names.trusted, configMap: { name: names.trusted } }],
  volumeMounts: [{ name: names.trusted, mountPath: folder, readOnly: true }],
};
