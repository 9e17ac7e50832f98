import { createRemoteJWKSet } from 'jose';
import { z } from 'zod';
import { openidPaths } from '../../../contracts/openid.ts';
import { ageOfSignIns, ageRows } from '../../../fixtures/stack/age-rows.ts';
import { askProvider } from '../../../fixtures/stack/ask-provider.ts';
import { connectDatabase } from '../../../fixtures/stack/database-client.ts';
import type { Tenant } from '../../../fixtures/stack/description.ts';
import type { ManagementApi } from '../../../fixtures/stack/management-api.ts';
import { putForward } from '../../../fixtures/stack/movable-clock.ts';
import { passwordFor } from '../../../fixtures/stack/tenant/made-up.ts';
import { providerSecrets } from '../../../fixtures/stack/tenant/provider-secrets.ts';
import { canChangeAccounts } from './account-center.ts';
import { type Ground, type Purpose, refusalCode } from './ground.ts';
import { readPolicy, readSettings } from './read-policy.ts';

/** Limits that a short sequence reaches. */
const lowLimits = {
  verificationCodePolicy: { maxRetryAttempts: 3 },
  sentinelPolicy: { maxAttempts: 6, lockoutDuration: 5 },
};

const templatesOf = ({ provider }: Tenant): Ground['templates'] => {
  const templateOf = (purpose: Purpose) =>
    provider.connector.templates.find(({ usageType }) => usageType === purpose)?.templateCode;
  return {
    SignIn: templateOf('SignIn'),
    Register: templateOf('Register'),
    ForgotPassword: templateOf('ForgotPassword'),
    UserPermissionValidation: templateOf('UserPermissionValidation'),
    BindNewIdentifier: templateOf('BindNewIdentifier'),
  };
};

/** What SND-12 says of a provider that never replies; nothing else takes longer. */
const longestAnswerMs = 30_000;

const created = z.object({ id: z.string() });
const effects = {
  refused: { kind: 'error', code: refusalCode },
  reset: { kind: 'reset' },
  garbled: { kind: 'body' },
  silent: { kind: 'hang' },
};

/** What the provider does to a number is a fault of it, which ends with the sequence, or at the latest with the ground. */
const providing = ({ provider }: Tenant, undo: AsyncDisposableStack): Ground['provide'] => {
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

interface Source extends Pick<Ground, 'management' | 'inbox' | 'newPhones'> {
  readonly tenant: Tenant;
  /** Whether the target is somebody's: its database is never written to then. */
  readonly isTheirs: boolean;
  /** Ends what was begun at the target. */
  readonly undo: AsyncDisposableStack;
}

/** By the clock of the target, else by the rows of a database that came up with it: that of others is never written to. */
const passing = async ({ tenant, isTheirs, undo }: Source): Promise<Ground['pass']> => {
  const { clockUrl, databaseUrl } = tenant.logto;
  if (clockUrl !== null) {
    return async (seconds, { users, interactions }) => {
      await putForward(clockUrl, seconds);
      for (const owner of [...users, ...interactions]) {
        await putForward(clockUrl, seconds, owner);
      }
    };
  }
  if (databaseUrl === null || isTheirs) {
    return null;
  }
  const database = undo.use(await connectDatabase(databaseUrl));
  return async (seconds, { phones, users, interactions }) => {
    for (const owner of [...phones, ...users]) {
      await ageRows(database, seconds, owner);
    }
    await database.query(ageOfSignIns, [users, seconds, interactions], z.unknown());
  };
};

/** Sets a tenant that may be changed to limits that a short sequence reaches. */
export const lowerLimits = (management: ManagementApi): Promise<unknown> =>
  management.call('PATCH', '/sign-in-exp', z.unknown(), lowLimits);

/** What sequences need of a tenant that runs, whoever started it. Its limits are those that it has now. */
export const groundOf = async (source: Source): Promise<Ground> => {
  const { tenant, management, inbox, newPhones, undo } = source;
  const { passwordPolicy } = tenant.tenant.traits.signInExperience;
  const templates = templatesOf(tenant);
  const hasTemplates = Boolean(templates.UserPermissionValidation && templates.BindNewIdentifier);
  return {
    ...{ endpoint: tenant.logto.endpoint, management, inbox, newPhones },
    clients: [{ ...tenant.client, redirectUri: `${tenant.client.url}/callback` }, tenant.apps.second],
    keys: createRemoteJWKSet(new URL(`${tenant.logto.endpoint}${openidPaths.keys}`)),
    secrets: providerSecrets(),
    policy: await readPolicy(management, tenant),
    templates,
    // Without its own templates the connector sends no code of it.
    hasAccountApi: hasTemplates && (await canChangeAccounts(management)),
    settings: await readSettings(management, passwordFor(passwordPolicy).length),
    newPassword: () => passwordFor(passwordPolicy),
    setPolicy: null,
    longestAnswerMs,
    provide: providing(tenant, undo),
    pass: await passing(source),
  };
};
