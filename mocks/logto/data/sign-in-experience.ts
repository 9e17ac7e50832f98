import { z } from '../http/guard.ts';

export const mfaFactors = ['Totp', 'WebAuthn', 'BackupCode', 'PhoneVerificationCode', 'EmailVerificationCode'] as const;

const settings = z.object({
  signInMode: z.enum(['SignIn', 'Register', 'SignInAndRegister']),
  signUp: z.object({
    identifiers: z.array(z.enum(['username', 'email', 'phone'])),
    password: z.boolean(),
    verify: z.boolean(),
    /** Asked for beside the first one, each of them. */
    secondaryIdentifiers: z
      .array(
        z.object({
          identifier: z.enum(['username', 'email', 'phone', 'emailOrPhone']),
          verify: z.boolean().optional(),
        }),
      )
      .optional(),
  }),
  signIn: z.object({
    methods: z.array(
      z.object({
        identifier: z.enum(['username', 'email', 'phone']),
        password: z.boolean(),
        verificationCode: z.boolean(),
        isPasswordPrimary: z.boolean(),
      }),
    ),
  }),
  mfa: z.object({ policy: z.enum(['UserControlled', 'Mandatory', 'NoPrompt']), factors: z.array(z.enum(mfaFactors)) }),
  forgotPasswordMethods: z.array(z.enum(['EmailVerificationCode', 'PhoneVerificationCode'])),
  passwordPolicy: z.object({
    length: z
      .object({ min: z.number().int().min(1), max: z.number().int().max(256) })
      .partial()
      .optional(),
    characterTypes: z
      .object({ min: z.number().int().min(1).max(4) })
      .partial()
      .optional(),
    rejects: z
      .object({
        pwned: z.boolean().default(true),
        repetitionAndSequence: z.boolean().default(true),
        userInfo: z.boolean().default(true),
        words: z.array(z.string()).default([]),
      })
      .optional(),
  }),
  verificationCodePolicy: z
    .object({
      expirationDuration: z.number().int().min(60).max(3600),
      maxRetryAttempts: z.number().int().min(1).max(100),
    })
    .partial(),
  sentinelPolicy: z.object({ maxAttempts: z.number(), lockoutDuration: z.number() }).partial(),
  languageInfo: z.object({ autoDetect: z.boolean(), fallbackLanguage: z.string() }),
  termsOfUseUrl: z.string().nullable(),
  privacyPolicyUrl: z.string().nullable(),
  agreeToTermsPolicy: z.enum(['Automatic', 'ManualRegistrationOnly', 'Manual']),
  hideLogtoBranding: z.boolean(),
  supportEmail: z.string().nullable(),
  supportWebsiteUrl: z.string().nullable(),
  unknownSessionRedirectUrl: z.string().nullable(),
});

/** What `PATCH /api/sign-in-exp` takes, as far as phone sign-in needs it; bounds as Logto 1.42 checks them. */
export const signInExperiencePatch = settings.partial();

export type SignInExperience = z.output<typeof settings> & Record<string, unknown>;

/** The sign-in experience right after Logto's seed (`mapi.sie.get.default`). */
export const seededSignInExperience = (): SignInExperience => ({
  tenantId: 'default',
  id: 'default',
  color: { primaryColor: '#6139F6', isDarkModeEnabled: false, darkPrimaryColor: '#8768F8' },
  branding: { logoUrl: '/assets/logo.svg', darkLogoUrl: '/assets/logo-dark.svg' },
  hideLogtoBranding: false,
  languageInfo: { autoDetect: true, fallbackLanguage: 'en' },
  termsOfUseUrl: null,
  privacyPolicyUrl: null,
  agreeToTermsPolicy: 'Automatic',
  signIn: {
    methods: [{ identifier: 'username', password: true, verificationCode: false, isPasswordPrimary: true }],
  },
  signUp: { identifiers: ['username'], password: true, verify: false },
  socialSignIn: {},
  socialSignInConnectorTargets: [],
  signInMode: 'SignInAndRegister',
  customCss: null,
  customContent: {},
  customUiAssets: null,
  customUiCsp: {},
  passwordPolicy: {},
  mfa: { factors: [], policy: 'UserControlled' },
  adaptiveMfa: {},
  singleSignOnEnabled: false,
  supportEmail: null,
  supportWebsiteUrl: null,
  unknownSessionRedirectUrl: null,
  captchaPolicy: {},
  sentinelPolicy: {},
  emailBlocklistPolicy: {},
  verificationCodePolicy: {},
  forgotPasswordMethods: [],
  passkeySignIn: {},
  signUpProfileFields: null,
  passwordExpiration: {},
  usernamePolicy: {
    caseSensitive: true,
    minLength: 1,
    maxLength: 128,
    allowedChars: { lowercase: true, uppercase: true, numbers: true, underscore: true },
  },
});
