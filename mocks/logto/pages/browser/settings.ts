import { at, isTrueAt, listAt, numberAt, requiredText, textAt } from './json.ts';
import { stored } from './session.ts';

/** What the pages need of the sign-in experience; the rest of it concerns identifiers that the stand-in lacks. */
export interface Settings {
  /** How to sign in by phone; undefined when it is not enabled. */
  readonly signIn: { readonly password: boolean; readonly code: boolean; readonly passwordFirst: boolean } | undefined;
  /** `SignIn`, `Register` or `SignInAndRegister` */
  readonly signInMode: string;
  readonly signUpByPhone: boolean;
  readonly forgotPassword: boolean;
  /** Where one has to agree to them before one goes on, and where they are. */
  readonly terms: {
    readonly atSignUp: boolean;
    readonly atSignIn: boolean;
    readonly useUrl: string | undefined;
    readonly privacyUrl: string | undefined;
  };
  readonly passwordPolicy: { readonly minLength: number; readonly maxLength: number; readonly characterTypes: number };
}

const signInByPhone = (experience: unknown): Settings['signIn'] => {
  const method = listAt(experience, 'signIn', 'methods').find((entry) => textAt(entry, 'identifier') === 'phone');
  const password = isTrueAt(method, 'password');
  const code = isTrueAt(method, 'verificationCode');
  return password || code
    ? { password, code, passwordFirst: password && (isTrueAt(method, 'isPasswordPrimary') || !code) }
    : undefined;
};

const termsOf = (experience: unknown): Settings['terms'] => {
  const useUrl = textAt(experience, 'termsOfUseUrl') || undefined;
  const privacyUrl = textAt(experience, 'privacyPolicyUrl') || undefined;
  const policy = useUrl || privacyUrl ? textAt(experience, 'agreeToTermsPolicy') : 'Automatic';
  return { useUrl, privacyUrl, atSignUp: policy !== 'Automatic', atSignIn: policy === 'Manual' };
};

/** Reads `GET /api/.well-known/sign-in-exp`. */
export const loadSettings = async (): Promise<Settings> => {
  const appId = stored.appId.get();
  const query = appId ? `?${new URLSearchParams({ appId })}` : '';
  const response = await fetch(`/api/.well-known/sign-in-exp${query}`);
  const experience: unknown = await response.json();
  const policy = at(experience, 'passwordPolicy');
  return {
    signIn: signInByPhone(experience),
    signInMode: requiredText(experience, 'signInMode'),
    signUpByPhone: listAt(experience, 'signUp', 'identifiers').includes('phone'),
    forgotPassword: isTrueAt(experience, 'forgotPassword', 'phone'),
    terms: termsOf(experience),
    // Logto's own defaults, which its reply leaves out.
    passwordPolicy: {
      minLength: numberAt(policy, 'length', 'min') ?? 8,
      maxLength: numberAt(policy, 'length', 'max') ?? 256,
      characterTypes: numberAt(policy, 'characterTypes', 'min') ?? 1,
    },
  };
};
