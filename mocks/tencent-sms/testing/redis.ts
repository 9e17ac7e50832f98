import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import getPort from 'get-port';

/** A Redis of the test's own. */
export interface RedisServer extends AsyncDisposable {
  readonly url: string;
}

/** Whether this machine has a Redis to start (Debian: `apt install redis-server`). */
export const hasRedis = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

/** Starts a Redis that keeps nothing on disk, on loopback. */
export const startRedis = async (): Promise<RedisServer> => {
  const port = await getPort({ host: '127.0.0.1' });
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ready = Promise.withResolvers<void>();
  child.stdout.on('data', (text: Buffer) => text.includes('Ready to accept connections') && ready.resolve());
  child.once('exit', (code) => ready.reject(new Error(`redis-server ended with ${code}`)));
  await ready.promise;
  return {
    url: `redis://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) {
        await once(child, 'exit');
      }
    },
  };
};
