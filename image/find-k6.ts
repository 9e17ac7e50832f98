/** Prints the path of a k6 on this machine, for an image that is made of it; builds it where there is none. */
import { execa } from 'execa';
import { terminalProgress } from '../fixtures/tools/progress.ts';
import { findK6 } from '../load/k6/find-k6.ts';

const k6 = await findK6({ progress: terminalProgress(), commands: { k6: 'k6', go: 'go', docker: 'no-docker' } });
const path = k6.kind === 'binary' ? k6.path : '';
process.stdout.write(path.includes('/') ? path : (await execa('which', [path])).stdout);
