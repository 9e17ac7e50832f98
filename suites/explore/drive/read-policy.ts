import { z } from 'zod';
import type { Tenant } from '../../../fixtures/stack/description.ts';
import type { ManagementApi } from '../../../fixtures/stack/management-api.ts';
import { sessionLifetime } from '../../../fixtures/stack/session-lifetime.ts';
import { readTraits } from '../../../fixtures/stack/tenant/traits.ts';
import { documentedLifetimes } from '../model/lifetimes.ts';
import type { Policy } from '../model/policy.ts';
import type { Settings } from '../model/settings.ts';
import { rejectedWord } from '../steps/passwords.ts';

/** Of these no API tells, and none changes them. */
const limitsOfSends = { maxSends: 10, sendWindow: 600 };

const day = 24 * 3600;
const ofApplication = z.object({
  customClientMetadata: z.object({ refreshTokenTtlInDays: z.number().optional() }).prefault({}),
});

/** The limits and lifetimes of a tenant, as far as it tells them. */
export const readPolicy = async (management: ManagementApi, { client }: Tenant): Promise<Policy> => {
  const { customClientMetadata } = await management.call('GET', `/applications/${client.clientId}`, ofApplication);
  const { refreshTokenTtlInDays: days } = customClientMetadata;
  const { verificationCodePolicy: code, sentinelPolicy: lock } = (await readTraits(management)).signInExperience;
  return {
    codeLifetime: code.expirationDuration,
    codeTries: code.maxRetryAttempts,
    maxFailures: lock.maxAttempts,
    lockout: lock.lockoutDuration * 60,
    ...limitsOfSends,
    ...documentedLifetimes,
    sessionLifetime: await sessionLifetime(management),
    // Both applications are of the harness, and set alike.
    ...(days !== undefined && { refreshLifetime: days * day }),
  };
};

const modes = z.enum(['SignInAndRegister', 'SignIn', 'Register']);

/** What sign-in to a tenant is like now. @param usualLength of passwords that its policy takes */
export const readSettings = async (management: ManagementApi, usualLength: number): Promise<Settings> => {
  const { passwordPolicy, signInMode } = (await readTraits(management)).signInExperience;
  const { length, characterTypes, rejects } = passwordPolicy;
  return {
    passwords: {
      ...{ minLength: length.min, maxLength: length.max, characterTypes: characterTypes.min },
      ...{ rejectsRepetition: rejects.repetitionAndSequence, rejectsUserInfo: rejects.userInfo },
      rejectsWord: rejects.words.includes(rejectedWord),
    },
    mode: modes.parse(signInMode),
    usualLength,
  };
};
