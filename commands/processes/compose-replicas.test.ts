import { expect } from '@playwright/test';
import { servicesOf } from '../../fixtures/stack/compose/project.ts';
import { runCompose, startServices, test } from '../testing/compose.ts';

/** Tests of the profile `replicas` of docker-compose.yml, as far as stand-ins go, which are three and not one Logto. */
test.describe.configure({ mode: 'default', timeout: 400_000 });

test('the gateway leads to three Logtos in turn, each with its own keys where they are stand-ins', async ({
  engine,
}) => {
  await using undo = new AsyncDisposableStack();
  const { name, endpoint, replicas, isStandIn } = await startServices(undo, ['replicas']);
  const keys: string[] = [];
  for (const _ of [1, 2, 3, 4, 5, 6]) {
    keys.push(await (await fetch(`${endpoint}/oidc/jwks`)).text());
  }
  const services = (await servicesOf(engine, name)).map(({ service }) => service);
  expect(services).toEqual(['balancer', 'gateway', 'logto', 'logto-2', 'logto-3', 'postgres', 'redis', 'sms']);
  expect(replicas).toBe(3);
  expect(new Set(keys).size).toBe(isStandIn ? 3 : 1);
  expect(keys.slice(3)).toEqual(keys.slice(0, 3));
});

test('a number of replicas that docker-compose.yml does not have is rejected, with exit code 2', async () => {
  await using run = await runCompose(['--replicas', '2']);
  expect((await run.ended).stderr).toContain('docker-compose.yml has 1 or 3 replicas, and not 2. Use --replicas 3');
  expect((await run.ended).exitCode).toBe(2);
});
