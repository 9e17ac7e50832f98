import { expect } from '@playwright/test';
import { execa } from 'execa';
import type { Engine } from '../../fixtures/stack/compose/engine.ts';
import { servicesOf } from '../../fixtures/stack/compose/project.ts';
import { test } from '../testing/compose.ts';
import { askFromHere, listenOn, makeNeighbour, type Neighbour, whyNoNeighbour } from '../testing/neighbour.ts';

test.describe.configure({ mode: 'default', timeout: 400_000 });

/** The gateway as the engine has it: its address in each network, and its ports, with those that they have here. */
const gatewayOf = async (engine: Engine, project: string) => {
  const { id = '' } = (await servicesOf(engine, project)).find(({ service }) => service === 'gateway') ?? {};
  const { NetworkSettings } = await engine.getContainer(id).inspect();
  const networks = Object.values(NetworkSettings.Networks);
  return {
    /** Ours are the bridges' own, and one has none. */
    bridges: networks.map(({ Gateway }) => Gateway).filter(Boolean),
    addresses: networks.map(({ IPAddress }) => IPAddress),
    ports: Object.entries(NetworkSettings.Ports).map(([inside, published]) => ({
      inside: Number.parseInt(inside, 10),
      published: Number(published[0]?.HostPort),
    })),
  };
};

/** Answers "open" or why it is not, from within a container. */
const reach = async (container: string, host: string, port: number): Promise<string> => {
  const script = `const socket = require('node:net').connect(${port}, '${host}');
    socket.setTimeout(3000, () => socket.destroy(new Error('silence')));
    socket.on('connect', () => { console.log('open'); process.exit() });
    socket.on('error', (error) => { console.log(error.code ?? error.message); process.exit() });`;
  return (await execa('docker', ['exec', container, 'node', '-e', script])).stdout;
};

test('Logto reaches its own services only, and not this machine', async ({ engine, services }) => {
  const { bridges } = await gatewayOf(engine, services.name);
  expect(await reach(services.logtoContainer, 'sms.tencentcloudapi.com', 443)).toBe('open');
  for (const host of ['192.0.2.1', 'example.com', '172.17.0.1', ...bridges]) {
    expect(await reach(services.logtoContainer, host, 80)).toMatch(/ENETUNREACH|ENOTFOUND|EAI_AGAIN/);
  }
});

const withNeighbour = test.extend<{ readonly neighbour: Neighbour }>({
  neighbour: async ({ engine: _engine }, use) => {
    const reason = await whyNoNeighbour();
    test.skip(reason !== null, reason ?? '');
    await using neighbour = await makeNeighbour();
    await use(neighbour);
  },
});

/** Ports of which one knows that they answer: PostgreSQL says nothing to whoever does not speak its language. */
const talkative = [3001, 3002, 6379, 8025];

withNeighbour('no other machine gets an answer from a published port', async ({ engine, services, neighbour }) => {
  await using listener = await listenOn(neighbour.machine);
  expect(await neighbour.ask(neighbour.machine, listener.port)).toBe('answered');
  const { ports } = await gatewayOf(engine, services.name);
  for (const { published, inside } of ports) {
    expect([inside, await neighbour.ask(neighbour.machine, published)]).toEqual([inside, 'ECONNREFUSED']);
  }
  const open = ports.filter(({ inside }) => talkative.includes(inside)).map(({ published }) => published);
  expect(await Promise.all(open.map((port) => askFromHere('127.0.0.1', port)))).toEqual(
    talkative.map(() => 'answered'),
  );
});

withNeighbour(
  'no other machine gets an answer from a container that it routes to through this one',
  async ({ engine, services, neighbour }) => {
    const { addresses, ports } = await gatewayOf(engine, services.name);
    const pairs = addresses.flatMap((address) => ports.map(({ inside }) => [address, inside] as const));
    const replies = await Promise.all(pairs.map(([address, port]) => neighbour.ask(address, port)));
    expect(pairs.length).toBeGreaterThanOrEqual(2 * talkative.length);
    expect(pairs.filter((_, index) => replies[index] === 'answered')).toEqual([]);
  },
);
