import { execa } from 'execa';
import { z } from 'zod';
import type { Config } from '../../fixtures/config/config.ts';
import { requireAllowedHost } from '../../fixtures/stack/allowed-hosts.ts';
import { askProvider } from '../../fixtures/stack/ask-provider.ts';
import type { StackDescription } from '../../fixtures/stack/description.ts';
import { chooseTarget } from '../../fixtures/stack/targets/choose.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { quiet } from '../k6/environment.ts';
import type { K6 } from '../k6/find-k6.ts';
import { flows } from '../plan/flows.ts';
import { flowsIn, type LoadPlan } from '../plan/plan.ts';
import { isKeeper } from '../plan/thresholds.ts';
import { type ScenarioName, scenarioOf } from '../scenarios/index.ts';

/** The part of a stack's description that says where it is. */
interface Hosts {
  readonly apps: { readonly primary: { readonly url: string } };
  readonly logto: { readonly endpoint: string };
  readonly provider: { readonly controlUrl: string };
}

/**
 * Load goes to this machine, or to hosts that were named.
 *
 * @throws HarnessError for the first other one
 */
export const requireAllowedHosts = ({ apps, logto, provider }: Hosts, allowed: readonly string[]): void => {
  for (const address of [logto.endpoint, apps.primary.url, provider.controlUrl]) {
    requireAllowedHost(address, allowed);
  }
};

/** What a scenario that pauses a database is told where the run has none. */
export const nothingToPause = (scenario: ScenarioName): HarnessError =>
  new HarnessError(
    `${scenario} pauses a PostgreSQL of the run, and there is none`,
    'Use --target native without DATABASE_URL: the stand-in has none, and others are not ours',
  );

/** Whether a database can be reached that is there after the run, with whatever was written into it. */
const databaseOutlivesRun = (kind: ReturnType<typeof chooseTarget>['kind'], config: Config): boolean =>
  (kind === 'external' && config.databaseUrl !== undefined) || (kind === 'compose' && config.reuse);

/**
 * What the configuration alone forbids, before anything is built or started.
 *
 * @throws HarnessError for a fault without the stand-in, a host that was not named, an outage of a database not ours, and
 *   growth of one that outlives the run
 */
export const requireTarget = (config: Config, scenario: ScenarioName): void => {
  const { kind } = chooseTarget(config);
  const { pausesDatabase, growsDatabase } = scenarioOf(scenario);
  if (pausesDatabase && (kind !== 'native' || config.databaseUrl !== undefined)) {
    throw nothingToPause(scenario);
  }
  if (growsDatabase && databaseOutlivesRun(kind, config)) {
    throw new HarnessError(
      `${scenario} writes earlier sign-ins into the database, and that of this target outlives the run`,
      "Use --target native, whose database is the run's own; or external without DATABASE_URL, where traffic makes them",
    );
  }
  if (kind === 'external') {
    const { source } = config.application;
    const appUrl = source.kind === 'running' ? source.url : undefined;
    for (const address of [config.external.endpoint, appUrl, config.inboxUrl]) {
      if (address !== undefined) {
        requireAllowedHost(address, config.allowedHosts);
      }
    }
  }
};

/**
 * Generators elsewhere run when this command has ended, and what it started with it.
 *
 * @throws HarnessError for a Logto of this run, and for an application of this run that the plan goes through
 */
export const requireLasting = (config: Config, plan: Pick<LoadPlan, 'weights'>): void => {
  if (config.target !== 'external') {
    throw new HarnessError(
      'an archive runs after this command has ended, so its target has to stay up',
      'Use --target external',
    );
  }
  const [needing] = flowsIn(plan).filter((flow) => flows[flow].fromApplication);
  if (needing !== undefined && config.application.source.kind !== 'running') {
    throw new HarnessError(
      `an archive runs after this command has ended, and ${needing} starts at an application`,
      'Name one that stays up with --app; otp-send, otp-verify and races need none',
    );
  }
};

const faultsSchema = z.array(z.object({ id: z.string(), effect: z.object({ kind: z.string() }) }));

/**
 * Figures of a provider that errs say nothing.
 *
 * @throws HarnessError that names the faults which are set
 */
export const requireNoFaults = async ({
  provider,
}: {
  readonly provider: Pick<StackDescription['provider'], 'controlUrl' | 'token'>;
}): Promise<void> => {
  const reply = await askProvider(provider, '/faults');
  if (!reply.ok) {
    throw new HarnessError(
      `the fake provider does not tell its faults (HTTP ${reply.status})`,
      'Check SMS_INBOX_TOKEN',
    );
  }
  const faults = faultsSchema.parse(await reply.json());
  if (faults.length > 0) {
    const named = faults.map(({ id, effect }) => `${id}: ${effect.kind}`).join(', ');
    throw new HarnessError(
      `the fake provider has faults that were left on (${named})`,
      `End them: curl -X DELETE ${provider.controlUrl}/faults`,
    );
  }
};

/** As k6 shows it: the expression, or an object where more was said. */
const threshold = z.union([z.string(), z.object({ threshold: z.string() }).transform((each) => each.threshold)]);
const inspected = z.object({ thresholds: z.record(z.string(), z.array(threshold)).nullish() });

/** k6 reads a script without running it, so that there need not be a stack yet. */
const nowhere = {
  LOAD_APPLICATION: JSON.stringify({ url: 'http://localhost:1', presses: null }),
  LOAD_CLIENT: '{}',
  LOAD_LOGTO_ENDPOINT: 'http://localhost:1',
  LOAD_INBOX_URL: 'http://localhost:1',
  LOAD_PHONE_BLOCK: '0',
  ...quiet,
};

/**
 * A scenario without thresholds would be passed by anything. k6 itself says what a script sets.
 *
 * @throws HarnessError when there are none, or k6 cannot read the script
 */
export const requireThresholds = async (k6: K6, script: string, plan: LoadPlan): Promise<void> => {
  if (k6.kind !== 'binary') {
    return;
  }
  const { stdout, stderr, failed } = await execa(k6.path, ['inspect', '--include-system-env-vars', script], {
    env: { ...nowhere, LOAD_PLAN: JSON.stringify(plan) },
    stdin: 'ignore',
    reject: false,
  });
  if (failed) {
    const [why = ''] = stderr.trim().split('\\n');
    throw new HarnessError(`k6 cannot read ${script} (${why})`, 'Is it a k6 2 script?');
  }
  const { thresholds } = inspected.parse(JSON.parse(stdout));
  if (Object.values(thresholds ?? {}).every((expressions) => expressions.every(isKeeper))) {
    throw new HarnessError(`${script} has no thresholds`, 'Add thresholds: they decide whether a scenario passes');
  }
};
