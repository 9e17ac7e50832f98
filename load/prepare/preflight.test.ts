import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { loadConfig } from '../../fixtures/config/config.ts';
import { askProvider } from '../../fixtures/stack/ask-provider.ts';
import { openProvider } from '../../fixtures/stack/provider.ts';
import { findK6, type K6 } from '../k6/find-k6.ts';
import { makePlan } from '../scenarios/make-plan.ts';
import { scriptOf } from '../scenarios/scripts.ts';
import { requireAllowedHosts, requireNoFaults, requireTarget, requireThresholds } from './preflight.ts';

const test = base.extend<{ folder: string }, { k6: K6 }>({
  k6: [async ({}, use) => use(await findK6()), { scope: 'worker', timeout: 300_000 }],
  folder: async ({}, use) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'preflight-'));
    await use(folder.path);
  },
});

const plan = makePlan({ scenario: 'sign-in', profile: 'smoke', weights: {}, share: 1 });

test('a provider whose faults were left on is named with them', async () => {
  await using provider = await openProvider(loadConfig({}, {}));
  await requireNoFaults({ provider });
  await askProvider(provider, '/faults', { method: 'POST', body: { id: 'left', effect: { kind: 'delay', ms: 5 } } });
  await expect(requireNoFaults({ provider })).rejects.toThrow('faults that were left on (left: delay). End them');
});

test('an application that is not local gets no load unless it is named', () => {
  const local = 'http://127.0.0.1:3001';
  const hosts = {
    apps: { primary: { url: 'https://app.example' } },
    logto: { endpoint: local },
    provider: { controlUrl: local },
  };
  expect(() => requireAllowedHosts(hosts, [])).toThrow('app.example is not on the allow-list');
  expect(() => requireAllowedHosts(hosts, ['app.example'])).not.toThrow();
});

test('a scenario that has thresholds passes', async ({ k6 }) => {
  await expect(requireThresholds(k6, scriptOf('sign-in'), plan)).resolves.toBeUndefined();
});

test('a script without thresholds is refused, and so is one whose thresholds always hold', async ({ k6, folder }) => {
  const script = join(folder, 'script.ts');
  await writeFile(script, 'export default (): void => undefined;');
  await expect(requireThresholds(k6, script, plan)).rejects.toThrow('script.ts has no thresholds');
  await writeFile(
    script,
    "export const options = { thresholds: { checks: ['rate>=0'] } };\nexport default (): void => undefined;",
  );
  await expect(requireThresholds(k6, script, plan)).rejects.toThrow('script.ts has no thresholds');
});

test('a script that k6 cannot read is refused in one line', async ({ k6, folder }) => {
  await writeFile(join(folder, 'script.ts'), 'export default (');
  await expect(requireThresholds(k6, join(folder, 'script.ts'), plan)).rejects.toThrow(/^k6 cannot read .*$/);
});

const DATABASE_URL = 'postgres://localhost/theirs';

test('growth is rejected on a database that outlives the run', () => {
  const outlives = 'growth writes earlier sign-ins into the database, and that of this target outlives the run';
  expect(() => requireTarget(loadConfig({ target: 'external' }, { DATABASE_URL }), 'growth')).toThrow(outlives);
  expect(() => requireTarget(loadConfig({ target: 'compose', reuse: true }, {}), 'growth')).toThrow(outlives);
  expect(() => requireTarget(loadConfig({ target: 'native' }, { DATABASE_URL }), 'growth')).not.toThrow();
});

test('growth by traffic and other scenarios are accepted on an external target', () => {
  expect(() => requireTarget(loadConfig({ target: 'external' }, {}), 'growth')).not.toThrow();
  expect(() => requireTarget(loadConfig({ target: 'external' }, { DATABASE_URL }), 'sign-in')).not.toThrow();
});
