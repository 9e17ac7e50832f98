// Loaded before every command, in plain JavaScript that any Node can read: says in one line when Node is too old, then
// lets Node run TypeScript and keeps what it compiled for the processes of this run and the next.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 5)) {
  process.stderr.write(
    `✖ Node ${process.versions.node} is too old: 24.5 or later is needed. ` +
      'On Linux "npm ci" brings one and "npm run" uses it; elsewhere install Node 24.\n',
  );
  process.exit(2);
}
await import('./loopback-direct.mjs');
const { enableCompileCache } = await import('node:module');
process.env.NODE_COMPILE_CACHE ??= `${import.meta.dirname}/../.cache/compiled`;
enableCompileCache(process.env.NODE_COMPILE_CACHE);
await import('tsx');
