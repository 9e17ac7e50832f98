import { randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import { guideLook } from '../../fixtures/application/look.ts';
import { type BuiltApp, buildGuideApp } from '../../fixtures/sample-app/build.ts';
import { type GuideDefect, startGuideApp } from '../../fixtures/sample-app/guide-app.ts';
import { createApplication } from '../../fixtures/stack/provision.ts';
import { lastingPort } from '../../fixtures/tools/lasting-port.ts';
import { silent } from '../../fixtures/tools/progress.ts';
import { applicationForLoad } from '../prepare/record-for-load.ts';
import type { ScenarioName } from '../scenarios/index.ts';
import { runScenario } from './run-scenario.ts';
import type { ScenarioRun } from './scenario-run.ts';
import { test as base } from './testing/stand-in-test.ts';

interface PerTest {
  readonly defect: GuideDefect | undefined;
  /** As `prepare`, with the guide's application for the one of the user. */
  readonly prepareOwn: (scenario: ScenarioName, phoneBlock: number) => Promise<ScenarioRun>;
}

const test = base.extend<PerTest, { guide: BuiltApp }>({
  guide: [async ({}, use) => use(await buildGuideApp()), { scope: 'worker', timeout: 300_000 }],
  defect: [undefined, { option: true }],
  prepareOwn: async ({ guide, stack, prepare, defect }, use) => {
    await using undo = new AsyncDisposableStack();
    await use(async (scenario, phoneBlock) => {
      const port = await lastingPort();
      const url = `http://localhost:${port}`;
      const client = await createApplication(stack.management, 'Bookstore', url);
      const { clientId: appId, clientSecret: appSecret } = client;
      const logto = { endpoint: stack.description.logto.endpoint, appId, appSecret };
      const options = { port, baseUrl: url, logto, cookieSecret: randomBytes(24).toString('hex') };
      undo.use(await startGuideApp(guide, options, defect));
      const run = await prepare(scenario, phoneBlock);
      const { description } = run.stack;
      // What is said of the client is not to be used: the application itself says which one it has.
      const primary = { ...description.apps.primary, url, origin: 'running', look: guideLook } as const;
      const ours = { ...run.stack, description: { ...description, apps: { ...description.apps, primary } } };
      const wanted = { plan: run.plan, generator: 'k6', browserPath: undefined, progress: silent };
      return { ...run, stack: ours, application: await applicationForLoad(ours, wanted) };
    });
  },
});

// What leads nowhere is waited for, half a minute.
test.describe.configure({ mode: 'default', timeout: 180_000 });

for (const [at, scenario] of (['sign-in', 'sign-out', 'callback'] as const).entries()) {
  test(`${scenario} passes with the application of Logto's guide`, async ({ prepareOwn }) => {
    const { run, judgements } = await runScenario(await prepareOwn(scenario, 100 + at));
    expect(run).toMatchObject({ outcome: 'met', reasons: [] });
    expect(judgements.flatMap(({ violations }) => violations)).toEqual([]);
    expect(
      judgements.find(({ invariant }) => invariant.id === 'the-application-shows-the-subject-of-the-number')?.judged,
    ).not.toBe(0);
  });
}

test('otp-send opens no page of the application', async ({ prepareOwn }) => {
  const wanted = await prepareOwn('otp-send', 110);
  expect(wanted.application.presses).toEqual({ signIn: null, signOut: null });
  expect((await runScenario(wanted)).run.outcome).toBe('met');
});

test.describe('with a callback that ignores state', () => {
  test.use({ defect: 'callback-ignores-state' });

  test('callback fails, as a tampered one signs in', async ({ prepareOwn }) => {
    const { run, judgements } = await runScenario(await prepareOwn('callback', 120));
    expect(run.outcome).toBe('crossed');
    expect(judgements.flatMap(({ violations }) => violations).map(({ kind }) => kind)).toContain(
      'bad-callback-accepted',
    );
  });
});

test.describe('with a callback that redirects first', () => {
  test.use({ defect: 'callback-redirects-first' });

  test('load is refused when the sign-in fails', async ({ prepareOwn }) => {
    await expect(prepareOwn('sign-in', 130)).rejects.toThrow(/has no signed-in user .* Sign in there by hand/);
  });
});

test.describe('with a sign-out that clears the page only', () => {
  test.use({ defect: 'sign-out-clears-the-page-only' });

  test('load of sign-out is refused when the press reaches no sign-out', async ({ prepareOwn }) => {
    await expect(prepareOwn('sign-out', 140)).rejects.toThrow(/did not lead to .* Press it by hand/);
  });
});
