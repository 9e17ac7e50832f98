import type { Event } from '../steps/step.ts';

export type SignInMode = 'SignInAndRegister' | 'SignIn' | 'Register';

/** What the policy of a tenant asks of new passwords. */
export interface PasswordRules {
  readonly minLength: number;
  readonly maxLength: number;
  readonly characterTypes: number;
  readonly rejectsRepetition: boolean;
  readonly rejectsUserInfo: boolean;
  /** Whether the word of `steps/passwords.ts` is rejected. */
  readonly rejectsWord: boolean;
}

/** What sign-in to a tenant is like, beside its limits. */
export interface Settings {
  readonly passwords: PasswordRules;
  readonly mode: SignInMode;
  /** Length of the passwords that are at no boundary, which the policy of the tenant takes as it was at first. */
  readonly usualLength: number;
}

/** Logto's defaults. */
export const usualSettings: Settings = {
  passwords: {
    ...{ minLength: 8, maxLength: 256, characterTypes: 1 },
    ...{ rejectsRepetition: true, rejectsUserInfo: true, rejectsWord: false },
  },
  mode: 'SignInAndRegister',
  usualLength: 17,
};

/** What a mode leaves out. */
const excluded: Readonly<Record<SignInMode, Event | null>> = {
  SignInAndRegister: null,
  SignIn: 'Register',
  Register: 'SignIn',
};

/** Whether an event is open in all of these modes, in none of them, or it depends. */
export const openness = (modes: readonly SignInMode[], event: Event | null): 'open' | 'closed' | 'either' => {
  const closed = modes.filter((mode) => event !== null && excluded[mode] === event).length;
  if (closed === 0) {
    return 'open';
  }
  return closed === modes.length ? 'closed' : 'either';
};
