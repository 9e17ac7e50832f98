import type { SetLimits } from './ground.ts';

/** Limits as Logto's sign-in experience has them. */
export const asSettings = ({ codeTries, codeLifetime, maxFailures, lockout }: SetLimits) => ({
  verificationCodePolicy: { expirationDuration: codeLifetime, maxRetryAttempts: codeTries },
  sentinelPolicy: { maxAttempts: maxFailures, lockoutDuration: lockout / 60 },
});
