import { join } from 'node:path';

/** What `npm run prove` found, in numbers and by requirement: `proofSchema`. Runs leave a copy of it in their folders. */
export const summaryFile = join(import.meta.dirname, 'summary.json');
