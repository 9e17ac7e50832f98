// Loaded before every command: no proxy variable may catch loopback, in this process or in one that it starts. Chromium and
// Go leave loopback alone by themselves; Node does only what NO_PROXY says, once NODE_USE_ENV_PROXY is set.
import http from 'node:http';

const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
/** As Node's `fetch` and its `http` have them. */
const loopback = ['localhost', '.localhost', '127.0.0.1', '[::1]', '::1'];

if (names.some((name) => process.env[name])) {
  const named = `${process.env.no_proxy ?? ''},${process.env.NO_PROXY ?? ''}`.split(/[\s,]+/).filter(Boolean);
  const list = [...new Set([...named, ...loopback])].join(',');
  process.env.NO_PROXY = list;
  process.env.no_proxy = list;
  // Node read the variables as it started.
  if (http.globalAgent.options.proxyEnv !== undefined) {
    if (http.setGlobalProxyFromEnv === undefined) {
      process.stderr.write(`✖ Node ${process.versions.node} leads loopback to a proxy. Set NO_PROXY=${list}\n`);
      process.exit(2);
    }
    http.setGlobalProxyFromEnv();
  }
}
