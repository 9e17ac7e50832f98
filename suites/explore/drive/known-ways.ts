import type { Tenant } from '../../../fixtures/stack/description.ts';
import { differsFrom } from '../../../fixtures/stack/tenant/meets.ts';

/** The limits may be any: the model reads them. */
const limitsOfLogto = {
  sentinelPolicy: { maxAttempts: 100, lockoutDuration: 60 },
  verificationCodePolicy: { expirationDuration: 600, maxRetryAttempts: 10 },
};

/** Why people sign in to a tenant otherwise than the model knows; null where they do not. */
export const unknownWay = ({ mode, traits }: Tenant['tenant']): string | null => {
  const signInExperience = { ...traits.signInExperience, ...limitsOfLogto };
  return mode === 'managed' ? null : differsFrom({ ...traits, signInExperience }, 'password-and-code');
};
