import { at, isTrueAt, listAt, numberAt, requiredText, textAt } from './json.ts';
import { stored } from './session.ts';

/** How to sign in by phone; undefined when it is not enabled. */
const signInByPhone = (experience: unknown) => {
  const method = listAt(experience, 'signIn', 'methods').find((entry) => textAt(entry, 'identifier') === 'phone');
  const password = isTrueAt(method, 'password');
  const code = isTrueAt(method, 'verificationCode');
  return password || code
    ? { password, code, passwordFirst: password && (isTrueAt(method, 'isPasswordPrimary') || !code) }
    : undefined;
};

/** Where one has to agree to terms before one goes on, and where they are. */
const termsOf = (experience: unknown) => {
  const useUrl = textAt(experience, 'termsOfUseUrl') || undefined;
  const privacyUrl = textAt(experience, 'privacyPolicyUrl') || undefined;
  const policy = useUrl || privacyUrl ? textAt(experience, 'agreeToTermsPolicy') : 'Automatic';
  return { useUrl, privacyUrl, atSignUp: policy !== 'Automatic', atSignIn: policy === 'Manual' };
};

/** What one registers with. */
const signUpOf = (experience: unknown) => {
  const identifiers = listAt(experience, 'signUp', 'identifiers');
  return {
    byPhone: identifiers.includes('phone'),
    byName: identifiers.includes('username'),
    password: isTrueAt(experience, 'signUp', 'password'),
    /** Whether another identifier is asked for beside the first. */
    hasMore: listAt(experience, 'signUp', 'secondaryIdentifiers').length > 0,
  };
};

/**
 * Reads of `GET /api/.well-known/sign-in-exp` what the pages need; the rest concerns identifiers that the stand-in
 * lacks.
 */
export const loadSettings = async () => {
  const appId = stored.appId.get();
  const query = appId ? `?${new URLSearchParams({ appId })}` : '';
  const response = await fetch(`/api/.well-known/sign-in-exp${query}`);
  const experience: unknown = await response.json();
  const policy = at(experience, 'passwordPolicy');
  return {
    signIn: signInByPhone(experience),
    /** `SignIn`, `Register` or `SignInAndRegister` */
    signInMode: requiredText(experience, 'signInMode'),
    signUp: signUpOf(experience),
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

export type Settings = Awaited<ReturnType<typeof loadSettings>>;
