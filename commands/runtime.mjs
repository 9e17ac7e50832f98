// Loaded before every command, in plain JavaScript that any Node can read: says in one line when Node is too old, then
// lets Node run TypeScript and keeps what it compiled for the processes of this run and the next.
import { oldNode } from './node/old-node.mjs';

const problem = oldNode(process.versions.node);
if (problem !== null) {
  process.stderr.write(`✖ ${problem}\n`);
  process.exit(2);
}
await import('./node/loopback-direct.mjs');
const { enableCompileCache } = await import('node:module');
process.env.NODE_COMPILE_CACHE ??= `${import.meta.dirname}/../.cache/compiled`;
enableCompileCache(process.env.NODE_COMPILE_CACHE);
await import('tsx');
