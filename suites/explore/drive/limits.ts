import { rejectedWord } from '../steps/passwords.ts';
import type { SetLimits } from './ground.ts';

type Rules = NonNullable<SetLimits['passwords']>;

/** Without the look-up of leaked passwords, as a managed tenant has it: a run talks to no service of others. */
const asPasswordPolicy = (rules: Rules) => ({
  length: { min: rules.minLength, max: rules.maxLength },
  characterTypes: { min: rules.characterTypes },
  rejects: {
    ...{ pwned: false, repetitionAndSequence: rules.rejectsRepetition },
    ...{ userInfo: rules.rejectsUserInfo, words: rules.rejectsWord ? [rejectedWord] : [] },
  },
});

/** Limits as Logto's sign-in experience has them. */
export const asSettings = ({ codeTries, codeLifetime, maxFailures, lockout, passwords, mode }: SetLimits) => ({
  verificationCodePolicy: { expirationDuration: codeLifetime, maxRetryAttempts: codeTries },
  sentinelPolicy: { maxAttempts: maxFailures, lockoutDuration: lockout / 60 },
  ...(passwords && { passwordPolicy: asPasswordPolicy(passwords) }),
  ...(mode && { signInMode: mode }),
});
