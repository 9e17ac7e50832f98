/**
 * Ways in which somebody may have set a tenant up: bodies of `PATCH /api/sign-in-exp` that together hold each value of
 * what people meet. Each says all that any of them changes, since it may follow any other.
 */

const phone = { identifiers: ['phone'], password: true, verify: true, secondaryIdentifiers: [] };
const method = { identifier: 'phone', password: true, verificationCode: true, isPasswordPrimary: false };
const terms = { termsOfUseUrl: 'https://example.com/terms', privacyPolicyUrl: 'https://example.com/privacy' };
const noTerms = { termsOfUseUrl: null, privacyPolicyUrl: null, agreeToTermsPolicy: 'Automatic' };
const detected = { autoDetect: true, fallbackLanguage: 'en' };

const common = {
  signInMode: 'SignInAndRegister',
  signUp: phone,
  signIn: { methods: [method] },
  forgotPasswordMethods: ['PhoneVerificationCode'],
  ...noTerms,
  languageInfo: detected,
  passwordPolicy: { length: { min: 8, max: 256 }, characterTypes: { min: 1 }, rejects: { pwned: true } },
  mfa: { policy: 'UserControlled', factors: [] as string[] },
  customCss: null as string | null,
};

const onlyPassword = { ...method, verificationCode: false, isPasswordPrimary: true };

interface SomebodysTenant {
  readonly name: string;
  readonly experience: Readonly<Record<string, unknown>>;
  /** Whether the stand-in can be set up so: it has no e-mail, and no second factor but messages. */
  readonly onStandIn?: boolean;
  /** How many of the thirteen checks of the four flows apply. */
  readonly applies: number;
  /** A reason that the others give. */
  readonly reason?: string;
}

export const somebodysTenants: readonly SomebodysTenant[] = [
  {
    name: 'Chinese alone, terms in small print, own style',
    experience: {
      ...common,
      ...{ ...terms, agreeToTermsPolicy: 'Automatic' },
      languageInfo: { autoDetect: false, fallbackLanguage: 'zh-CN' },
      color: { primaryColor: '#00aa77', isDarkModeEnabled: true, darkPrimaryColor: '#00ff99' },
      customCss: 'body { background: #eef; } button { border-radius: 12px; }',
    },
    onStandIn: true,
    applies: 12,
    reason: 'the tenant asks for a password at sign-up',
  },
  {
    name: 'a number or an e-mail address, the password first, terms at sign-up',
    experience: {
      ...common,
      ...{ ...terms, agreeToTermsPolicy: 'ManualRegistrationOnly' },
      signUp: { ...phone, identifiers: ['email', 'phone'] },
      signIn: {
        methods: [
          { ...method, isPasswordPrimary: true },
          { ...method, identifier: 'email', isPasswordPrimary: true },
        ],
      },
    },
    applies: 12,
  },
  {
    name: 'a user name and then a number, terms at sign-up and sign-in',
    experience: {
      ...common,
      ...{ ...terms, agreeToTermsPolicy: 'Manual' },
      signUp: { ...phone, identifiers: ['username'], secondaryIdentifiers: [{ identifier: 'phone', verify: true }] },
      signIn: { methods: [{ ...onlyPassword, identifier: 'username' }, method] },
    },
    onStandIn: true,
    applies: 11,
    reason: 'the tenant asks for the number after the username at sign-up',
  },
  {
    name: 'a number and then a user name, a strict password, a social button',
    experience: {
      ...common,
      socialSignInConnectorTargets: ['github'],
      signUp: { ...phone, secondaryIdentifiers: [{ identifier: 'username' }] },
      passwordPolicy: {
        length: { min: 12, max: 20 },
        characterTypes: { min: 4 },
        rejects: { pwned: false, repetitionAndSequence: true, userInfo: true, words: ['harness'] },
      },
    },
    applies: 12,
  },
  {
    name: 'a code alone, terms everywhere',
    experience: {
      ...common,
      ...{ ...terms, agreeToTermsPolicy: 'Manual' },
      signUp: { ...phone, password: false },
      signIn: { methods: [{ ...method, password: false }] },
      forgotPasswordMethods: [],
    },
    onStandIn: true,
    applies: 8,
    reason: 'the tenant asks for no password at sign-up',
  },
  {
    name: 'a password alone, and a second factor by message that all need',
    experience: {
      ...common,
      signIn: { methods: [onlyPassword] },
      mfa: { policy: 'Mandatory', factors: ['PhoneVerificationCode'] },
    },
    onStandIn: true,
    applies: 8,
    reason: 'the tenant does not allow sign-in by code',
  },
  {
    name: 'an authenticator that people may decline',
    experience: { ...common, mfa: { policy: 'UserControlled', factors: ['Totp'] } },
    applies: 12,
  },
  {
    name: 'an authenticator that is offered at sign-in alone, no recovery',
    experience: {
      ...common,
      mfa: { policy: 'PromptOnlyAtSignIn', factors: ['Totp'] },
      forgotPasswordMethods: [],
    },
    applies: 10,
    reason: 'the tenant does not allow password recovery by phone',
  },
  {
    name: 'two second factors that nobody is asked for, registration closed',
    experience: {
      ...common,
      signInMode: 'SignIn',
      signIn: { methods: [onlyPassword] },
      mfa: { policy: 'NoPrompt', factors: ['Totp', 'PhoneVerificationCode'] },
    },
    applies: 6,
    reason: 'registration is closed in the tenant',
  },
  {
    name: 'an authenticator that all need',
    experience: { ...common, mfa: { policy: 'Mandatory', factors: ['Totp'] } },
    applies: 0,
    reason: 'the tenant demands a second factor that is no message to a phone',
  },
  {
    name: 'a captcha',
    experience: { ...common, captchaPolicy: { enabled: true } },
    applies: 0,
    reason: 'the tenant asks for a captcha, which no test can solve',
  },
];
