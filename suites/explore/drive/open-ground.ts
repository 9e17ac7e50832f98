import { z } from 'zod';
import type { Config } from '../../../fixtures/config/config.ts';
import { ageRows } from '../../../fixtures/stack/age-rows.ts';
import { askProvider } from '../../../fixtures/stack/ask-provider.ts';
import { connectDatabase } from '../../../fixtures/stack/database-client.ts';
import { drawBlock } from '../../../fixtures/stack/journal/draw-block.ts';
import { putForward } from '../../../fixtures/stack/movable-clock.ts';
import { type StartedTenant, startTenant } from '../../../fixtures/stack/start-tenant.ts';
import { passwordFor } from '../../../fixtures/stack/tenant/made-up.ts';
import { differsFrom } from '../../../fixtures/stack/tenant/meets.ts';
import { readTraits } from '../../../fixtures/stack/tenant/traits.ts';
import { HarnessError } from '../../../fixtures/tools/errors.ts';
import { owning } from '../../../fixtures/tools/owning.ts';
import { abortable, type Progress } from '../../../fixtures/tools/progress.ts';
import type { Policy } from '../model/world.ts';
import type { Event } from '../steps/step.ts';
import type { Client, Ground } from './ground.ts';
import { numbering } from './numbers.ts';

/** Limits that a short sequence reaches. */
const lowLimits = {
  verificationCodePolicy: { maxRetryAttempts: 3 },
  sentinelPolicy: { maxAttempts: 6, lockoutDuration: 5 },
};

/** Of these no API tells, and none changes them. */
const limitsOfSends = { maxSends: 10, sendWindow: 600 };

const readPolicy = async ({ management }: StartedTenant): Promise<Policy> => {
  const { verificationCodePolicy: code, sentinelPolicy: lock } = (await readTraits(management)).signInExperience;
  return {
    codeLifetime: code.expirationDuration,
    codeTries: code.maxRetryAttempts,
    maxFailures: lock.maxAttempts,
    lockout: lock.lockoutDuration * 60,
    ...limitsOfSends,
  };
};

const templatesOf = ({ tenant }: StartedTenant): Record<Event, string> => {
  const templateOf = (event: Event) =>
    tenant.provider.connector.templates.find(({ usageType }) => usageType === event)?.templateCode ?? '';
  return {
    SignIn: templateOf('SignIn'),
    Register: templateOf('Register'),
    ForgotPassword: templateOf('ForgotPassword'),
  };
};

const created = z.object({ id: z.string() });
const effects = {
  refused: { kind: 'error', code: 'InternalError.Timeout' },
  reset: { kind: 'reset' },
  garbled: { kind: 'body' },
};

/** What the provider does to a number is a fault of it, which ends with the sequence, or at the latest with the ground. */
const providing = ({ tenant: { provider } }: StartedTenant, undo: AsyncDisposableStack): Ground['provide'] => {
  const faults = new Map<string, string>();
  const end = async (phone: string): Promise<void> => {
    const id = faults.get(phone);
    faults.delete(phone);
    if (id !== undefined) {
      await askProvider(provider, `/faults/${id}`, { method: 'DELETE' });
    }
  };
  undo.defer(async () => {
    await Promise.allSettled([...faults.keys()].map(end));
  });
  return async (phone, sends) => {
    await end(phone);
    if (sends !== 'accepted') {
      const body = { effect: effects[sends], match: { phone } };
      const reply = await askProvider(provider, '/faults', { method: 'POST', body });
      faults.set(phone, created.parse(await reply.json()).id);
    }
  };
};

/** The limits may be any: the model reads them. */
const limitsOfLogto = {
  sentinelPolicy: { maxAttempts: 100, lockoutDuration: 60 },
  verificationCodePolicy: { expirationDuration: 600, maxRetryAttempts: 10 },
};

/** @throws HarnessError where people sign in otherwise than the model knows */
const requireKnownWays = ({ tenant: { tenant } }: StartedTenant): void => {
  const { traits } = tenant;
  const signInExperience = { ...traits.signInExperience, ...limitsOfLogto };
  const difference =
    tenant.mode === 'managed' ? null : differsFrom({ ...traits, signInExperience }, 'password-and-code');
  if (difference !== null) {
    throw new HarnessError(
      `${difference}, and explorations know tenants with phone, password and code only`,
      'Use --tenant managed on a tenant that may be changed; it is restored',
    );
  }
};

/** By the clock of the target, else by the rows of a database that came up with it: that of others is never written to. */
const passing = async ({ tenant, about }: StartedTenant, undo: AsyncDisposableStack): Promise<Ground['pass']> => {
  const { clockUrl, databaseUrl } = tenant.logto;
  if (clockUrl !== null) {
    return (seconds) => putForward(clockUrl, seconds);
  }
  if (databaseUrl === null || about.kind === 'external') {
    return null;
  }
  const database = undo.use(await connectDatabase(databaseUrl));
  return async (seconds, phones) => {
    for (const phone of phones) {
      await ageRows(database, seconds, phone);
    }
  };
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

/**
 * Brings a tenant up for sequences, with limits that they reach.
 *
 * @throws HarnessError with cause and remedy, or the reason of the signal; what had been started is stopped again
 */
export const openGround = async (config: Config, { progress, signal }: GroundOptions): Promise<OpenGround> => {
  await using undo = new AsyncDisposableStack();
  const heeding = abortable(progress, signal);
  const context = { stays: false, progress: heeding, closing: progress, signal, logFolder: null };
  // Sequences ask in the name of applications of their own; somebody's is neither started nor opened.
  const application = { ...config.application, source: { kind: 'sample' } } as const;
  const started = undo.use(
    await startTenant({ ...config, application }, 'password-and-code', { ...context, applications: 'none' }),
  );
  const { tenant, management, inbox } = started;
  requireKnownWays(started);
  if (tenant.tenant.mode === 'managed') {
    await management.call('PATCH', '/sign-in-exp', z.unknown(), lowLimits);
  }
  const { endpoint } = tenant.logto;
  const asClient = ({
    clientId,
    clientSecret,
    url,
  }: {
    clientId: string;
    clientSecret: string;
    url: string;
  }): Client => ({
    ...{ clientId, clientSecret, redirectUri: `${url}/callback` },
  });
  const { passwordPolicy } = tenant.tenant.traits.signInExperience;
  return owning<Omit<OpenGround, typeof Symbol.asyncDispose>>(undo, {
    about: started.about,
    broken: started.broken,
    ground: {
      ...{ endpoint, management, inbox },
      clients: [asClient(tenant.client), asClient(tenant.apps.second)],
      policy: await readPolicy(started),
      templates: templatesOf(started),
      newPhones: numbering(await drawBlock(started.lasting, config.shard)),
      newPassword: () => passwordFor(passwordPolicy),
      provide: providing(started, undo),
      pass: await passing(started, undo),
    },
  });
};
