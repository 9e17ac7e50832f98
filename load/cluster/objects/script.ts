import type { V1ConfigMap } from '@kubernetes/client-node';
import { HarnessError } from '../../../fixtures/tools/errors.ts';
import { archiveKey, metadataOf, names } from './names.ts';

/** What the API server takes in one config map, keys and values together; base64 is not counted. */
const mostBytes = 1024 * 1024;

/**
 * The config map that generators have script, plan and addresses from.
 *
 * @throws HarnessError for an archive above 1 MiB
 */
export const scriptConfigMap = (namespace: string, archive: Buffer): V1ConfigMap => {
  const bytes = archive.length + archiveKey.length;
  if (bytes > mostBytes) {
    throw new HarnessError(
      `the archive of the load has ${bytes} bytes, and a ConfigMap takes ${mostBytes}`,
      'Load fewer flows at once: see --weights',
    );
  }
  return {
    ...{ apiVersion: 'v1', kind: 'ConfigMap' },
    metadata: metadataOf(names.script, namespace),
    binaryData: { [archiveKey]: archive.toString('base64') },
  };
};
