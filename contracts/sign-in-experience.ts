/** What `PATCH /api/sign-in-exp` takes for sign-in by phone as the guide sets it up: number, code and password. */
export const phoneSignIn = {
  signUp: { identifiers: ['phone'], password: true, verify: true },
  signIn: { methods: [{ identifier: 'phone', password: true, verificationCode: true, isPasswordPrimary: false }] },
  forgotPasswordMethods: ['PhoneVerificationCode'],
} as const;
