import { z } from 'zod';
import type { Config } from '../../../fixtures/config/config.ts';
import { drawBlock } from '../../../fixtures/stack/journal/draw-block.ts';
import type { ManagementApi } from '../../../fixtures/stack/management-api.ts';
import { type StartedTenant, startTenant } from '../../../fixtures/stack/start-tenant.ts';
import { HarnessError } from '../../../fixtures/tools/errors.ts';
import { owning } from '../../../fixtures/tools/owning.ts';
import { abortable, type Progress } from '../../../fixtures/tools/progress.ts';
import { openAccounts } from './account-center.ts';
import type { Ground } from './ground.ts';
import { groundOf, lowerLimits } from './ground-of.ts';
import { unknownWay } from './known-ways.ts';
import { asSettings } from './limits.ts';
import { numbering } from './numbers.ts';

/** @throws HarnessError where people sign in otherwise than the model knows */
const requireKnownWays = ({ tenant }: StartedTenant): void => {
  const difference = unknownWay(tenant.tenant);
  if (difference !== null) {
    throw new HarnessError(
      `${difference}, and explorations know tenants with phone, password and code only`,
      'Use --tenant managed on a tenant that may be changed; it is restored',
    );
  }
};

export interface GroundOptions {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** A ground, and what tells that it is gone. */
export interface OpenGround extends AsyncDisposable {
  readonly ground: Ground;
  readonly about: StartedTenant['about'];
  /** Resolves with the reason when a part of it dies that should not have; never rejects. */
  readonly broken: Promise<Error>;
}

const withCodes = z.object({ verificationCodePolicy: z.object({}).nullish() });

/** Whether limits of codes can be set: Logto has these since 1.41, and passes over what it does not know. */
const hasLimitsOfCodes = async (management: ManagementApi): Promise<boolean> =>
  Boolean((await management.call('GET', '/sign-in-exp', withCodes)).verificationCodePolicy);

/**
 * Brings a tenant up for sequences, with limits that they reach.
 *
 * @throws HarnessError with cause and remedy, or the reason of the signal; what had been started is stopped again
 */
export const openGround = async (config: Config, { progress, signal }: GroundOptions): Promise<OpenGround> => {
  await using undo = new AsyncDisposableStack();
  const heeding = abortable(progress, signal);
  // Of a server error an exploration tells itself.
  const reportError = () => undefined;
  const context = { stays: false, progress: heeding, closing: progress, signal, logFolder: null, reportError };
  // Sequences ask in the name of applications of their own; somebody's is neither started nor opened.
  const application = { ...config.application, source: { kind: 'sample' } } as const;
  const started = undo.use(
    await startTenant({ ...config, application }, 'password-and-code', { ...context, applications: 'none' }),
  );
  const { tenant, management, inbox } = started;
  requireKnownWays(started);
  if (tenant.tenant.mode === 'managed') {
    await lowerLimits(management);
    await openAccounts(management);
  }
  const ground = await groundOf({
    ...{ tenant, management, inbox, isTheirs: started.about.kind === 'external', undo },
    newPhones: numbering(await drawBlock(started.lasting, config.shard)),
  });
  const setPolicy: Ground['setPolicy'] = async (limits) => {
    await management.call('PATCH', '/sign-in-exp', z.unknown(), asSettings(limits));
  };
  return owning<Omit<OpenGround, typeof Symbol.asyncDispose>>(undo, {
    about: started.about,
    broken: started.broken,
    // Who shares a tenant with others leaves its limits alone.
    ground:
      tenant.tenant.mode === 'managed' && (await hasLimitsOfCodes(management)) ? { ...ground, setPolicy } : ground,
  });
};
