import type { V1Secret } from '@kubernetes/client-node';
import { metadataOf } from './names.ts';

/** A secret with values by their keys. */
export const secretOf = (name: string, namespace: string, stringData: Readonly<Record<string, string>>): V1Secret => ({
  ...{ apiVersion: 'v1', kind: 'Secret', type: 'Opaque' },
  metadata: metadataOf(name, namespace),
  stringData: { ...stringData },
});
