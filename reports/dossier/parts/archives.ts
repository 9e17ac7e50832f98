import { isGzip } from './gzip.ts';
import { isZip } from './zip.ts';

/** Whether bytes are packed, so that what they hold is searched and not they themselves. */
export const isArchive = (bytes: Buffer): boolean => isZip(bytes) || isGzip(bytes);
