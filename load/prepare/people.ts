import { z } from 'zod';
import type { Tenant } from '../../fixtures/stack/description.ts';
import type { ManagementApi } from '../../fixtures/stack/management-api.ts';
import { applyTenantConfiguration, createUser, findUsers } from '../../fixtures/stack/provision.ts';
import { accountFor } from '../../fixtures/stack/tenant/made-up.ts';
import type { TenantTraits } from '../../fixtures/stack/tenant/traits.ts';
import { type SignInExperience, tenantConfigurations } from '../../fixtures/stack/tenant-configurations.ts';
import type { LoadTenant } from '../plan/flows.ts';
import { numberOf, type Population } from '../plan/numbers.ts';
import { firstPassword } from '../plan/passwords.ts';
import type { LoadPlan } from '../plan/plan.ts';

/** Code or password, as one likes: nobody has to have a password, so that accounts cost no hash each. */
const either: SignInExperience = {
  ...tenantConfigurations['password-and-code'],
  signUp: { identifiers: ['phone'], password: false, verify: true },
};

const configureTenant = (api: ManagementApi, tenant: LoadTenant): Promise<void> =>
  tenant === 'either' ? api.call('PATCH', '/sign-in-exp', z.void(), either) : applyTenantConfiguration(api, tenant);

/** How many accounts are being made at once: Logto makes no more of them a second with more. */
const atOnce = 4;

const passwordOf: Record<Exclude<Population, 'stranger'>, string | undefined> = {
  user: undefined,
  'user-with-password': firstPassword,
  'session-holder': undefined,
};

/** Whoever lacks what sign-up asks for would be asked for it at sign-in. */
export const accountAsConfigured = (traits: TenantTraits, primaryPhone: string, password?: string) => {
  const needsPassword = traits.signInExperience.signUp.password || password !== undefined;
  return accountFor(traits, { primaryPhone, ...(needsPassword && { password: password ?? firstPassword }) });
};

/** Another generator of the same run may have made it meanwhile. */
const ensureUser = async (
  api: ManagementApi,
  primaryPhone: string,
  password: string | undefined,
  asConfigured: Tenant['tenant'] | undefined,
) => {
  try {
    await createUser(
      api,
      asConfigured
        ? accountAsConfigured(asConfigured.traits, primaryPhone, password)
        : { primaryPhone, ...(password && { password }) },
    );
  } catch (error) {
    if ((await findUsers(api, primaryPhone)).length === 0) {
      throw error;
    }
  }
};

interface Provisioning {
  readonly signal: AbortSignal;
  readonly onProgress: (text: string) => void;
  /** The tenant, where its settings are not to be changed. */
  readonly asConfigured?: Tenant['tenant'] | undefined;
}

const isProvisioned = (who: string): who is keyof typeof passwordOf => Object.hasOwn(passwordOf, who);

/**
 * Sets the tenant up, unless it stays as it is configured, and makes the accounts that a plan's arrivals need. Those that
 * are there already stay.
 *
 * @returns how many people there are
 */
export const provisionPeople = async (
  api: ManagementApi,
  { tenant, numbers }: Pick<LoadPlan, 'tenant' | 'numbers'>,
  phoneBlock: number,
  { signal, onProgress, asConfigured }: Provisioning,
): Promise<number> => {
  if (asConfigured === undefined) {
    await configureTenant(api, tenant);
  }
  const wanted = Object.entries(numbers).flatMap(([who, count]) =>
    isProvisioned(who)
      ? Array.from({ length: count }, (_, n) => ({ phone: numberOf(phoneBlock, who, n), password: passwordOf[who] }))
      : [],
  );
  const queue = wanted.values();
  let made = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const { phone, password } of queue) {
        signal.throwIfAborted();
        await ensureUser(api, phone, password, asConfigured);
        made += 1;
        onProgress(`${made} of ${wanted.length}`);
      }
    }),
  );
  return made;
};
