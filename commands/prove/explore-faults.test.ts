import { expect, test } from '@playwright/test';
import { loadConfig } from '../../fixtures/config/config.ts';
import { faultNames } from '../../mocks/logto/index.ts';
import { exploreFault } from './explore-fault.ts';
import { exploreFaults } from './explore-faults.ts';
import { outOfReach } from './out-of-reach.ts';

const config = loadConfig({ target: 'embedded' });
const { signal } = new AbortController();

test('an exploration that is not told of a fault finds it', async () => {
  const explored = await exploreFault(config, signal, { name: 'any-code-accepted', seconds: 60, seed: 7 });
  expect(explored.finding?.requirement).toMatch(/^(OTP|SGN|RL)-/);
});

test('an exploration that has no time finds nothing', async () => {
  const explored = await exploreFault(config, signal, { name: 'any-code-accepted', seconds: 0, seed: 7 });
  expect(explored.finding).toBeNull();
});

test('an unknown fault is rejected before anything starts', async () => {
  await expect(exploreFaults(config, signal, { names: ['nothing'], seconds: 1 })).rejects.toThrow(
    'has no fault nothing',
  );
});

test('most faults of the stand-in are asked of explorations', () => {
  expect(outOfReach.size).toBeLessThan(faultNames.length / 3);
});
