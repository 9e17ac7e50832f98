import { randomBytes } from 'node:crypto';
import { test as base } from '@playwright/test';
import { loadConfig } from '../../fixtures/config/config.ts';
import { bringUp, type RunningProject } from '../../fixtures/stack/compose/bring-up.ts';
import { type Engine, findEngine } from '../../fixtures/stack/compose/engine.ts';
import { ownName } from '../../fixtures/stack/compose/owner.ts';
import { silent } from '../../fixtures/tools/progress.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { whyNoStack } from './engine.ts';
import { type RunningCommand, runStart } from './run-command.ts';

type Services = RunningProject & { readonly name: string };

interface PerTest {
  /** The engine that answers, with the images that are there: `.ci/run` sees to both. */
  readonly engine: Engine;
  /** The services of docker-compose.yml, which nobody has provisioned. */
  readonly services: Services;
}

interface PerWorker {
  readonly whyNone: string | null;
  readonly bringServicesUp: () => Promise<Services>;
}

/** Brings them up in a project of their own, with those of the profiles. */
export const startServices = async (
  undo: AsyncDisposableStack,
  profiles: readonly string[] = [],
): Promise<Services> => {
  const folder = undo.use(await temporaryFolder('harness-logs'));
  const { logtoTag, ports, startTimeout } = loadConfig();
  const name = `harness-${randomBytes(4).toString('hex')}`;
  const running = await bringUp({
    ...{ engine: await findEngine(), project: name, profiles, owner: ownName(), ports, logtoTag, startTimeout },
    ...{ logFolder: folder.path, progress: silent, signal: AbortSignal.timeout(300_000) },
  });
  undo.defer(() => running.remove());
  return { ...running, name };
};

/** Skips what needs an engine where there is none: by test, for a fixture of the worker would skip the first one alone. */
export const test = base.extend<PerTest, PerWorker>({
  whyNone: [async ({}, use) => use(await whyNoStack()), { scope: 'worker' }],
  engine: async ({ whyNone }, use) => {
    base.skip(whyNone !== null, whyNone ?? '');
    await use(await findEngine());
  },
  bringServicesUp: [
    async ({}, use) => {
      await using undo = new AsyncDisposableStack();
      let services: Promise<Services> | undefined;
      await use(() => {
        services ??= startServices(undo);
        return services;
      });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  services: async ({ engine: _engine, bringServicesUp }, use) => use(await bringServicesUp()),
});

export const runCompose = (
  flags: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningCommand> => runStart(['--target', 'compose', ...flags], environment);
