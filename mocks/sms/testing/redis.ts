import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { test } from '@playwright/test';
import getPort from 'get-port';
import { GenericContainer, Wait } from 'testcontainers';

/** A Redis of the test's own. */
export interface RedisServer extends AsyncDisposable {
  readonly url: string;
}

/** As `docker-compose.yml` has it. */
const image = 'redis:8-alpine';
/** In a container. */
const port = 6379;
const keepNothing = ['--save', '', '--appendonly', 'no'];

const succeeds = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args).status === 0;

/** A Docker engine that has the image; a test pulls none. */
const hasImage = (): boolean => succeeds('docker', 'image', 'inspect', image);
const hasServer = (): boolean => succeeds('redis-server', '--version');

/** Published on loopback alone, for which testcontainers has no option. */
class LoopbackContainer extends GenericContainer {
  protected override async beforeContainerCreated(): Promise<void> {
    this.hostConfig.PortBindings = { [`${port}/tcp`]: [{ HostIp: '127.0.0.1', HostPort: '0' }] };
  }
}

const startContainer = async (options: readonly string[]): Promise<RedisServer> => {
  const container = await new LoopbackContainer(image)
    .withCommand(['redis-server', '--protected-mode', 'no', ...keepNothing, ...options])
    .withExposedPorts(port)
    .withWaitStrategy(Wait.forLogMessage('Ready to accept connections'))
    .start();
  let stopping: Promise<unknown> | undefined;
  return {
    url: `redis://127.0.0.1:${container.getMappedPort(port)}`,
    async [Symbol.asyncDispose]() {
      stopping ??= container.stop();
      await stopping;
    },
  };
};

const startServer = async (more: readonly string[]): Promise<RedisServer> => {
  const free = await getPort({ host: '127.0.0.1' });
  const options = ['--port', String(free), '--bind', '127.0.0.1', ...keepNothing, ...more];
  const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ready = Promise.withResolvers<void>();
  child.stdout.on('data', (text: Buffer) => text.includes('Ready to accept connections') && ready.resolve());
  child.once('exit', (code) => ready.reject(new Error(`redis-server ended with ${code}`)));
  await ready.promise;
  return {
    url: `redis://127.0.0.1:${free}`,
    async [Symbol.asyncDispose]() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) {
        await once(child, 'exit');
      }
    },
  };
};

/**
 * Starts a Redis that keeps nothing on disk: in a container, else Debian's server on loopback. Where there is neither, it
 * skips the test that asked; but CI accepts no skip of it (`CI` is set), and there the test fails.
 *
 * @param options further ones for its command line
 */
export const startRedis = (options: readonly string[] = []): Promise<RedisServer> => {
  if (hasImage()) {
    return startContainer(options);
  }
  if (!hasServer()) {
    const reason = `no Docker engine here has ${image}, and there is no redis-server: apt install redis-server`;
    if (process.env.CI) {
      throw new Error(reason);
    }
    // A developer's machine need not have one; where a change lands, the line above has refused already.
    test.skip(true, reason);
  }
  return startServer(options);
};
