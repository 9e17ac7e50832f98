import { expect, test } from '../../fixtures/playwright/application/guide.ts';

const phone = (factor: 'code' | 'password') => ({
  methods: [
    {
      identifier: 'phone',
      password: factor === 'password',
      verificationCode: factor === 'code',
      isPasswordPrimary: false,
    },
  ],
});

const signUp = (password: boolean) => ({ identifiers: ['phone'], password, verify: true });
const secondFactor = { policy: 'Mandatory', factors: ['PhoneVerificationCode'] };

for (const { id, changed, before, change } of [
  {
    id: 'GDE-91.1',
    changed: 'sign-up',
    before: { signUp: signUp(true), signIn: phone('password'), forgotPasswordMethods: [] },
    change: { signUp: signUp(false) },
  },
  {
    id: 'GDE-91.2',
    changed: 'sign-in',
    before: { signUp: signUp(false), signIn: phone('code'), forgotPasswordMethods: [] },
    change: { signIn: phone('password') },
  },
]) {
  test(`sign-up without a password and sign-in by password only is rejected (${changed} changed)`, {
    tag: [`@${id}`],
  }, async ({ administrator }) => {
    await administrator.changeSignIn(before);
    const refused = administrator.changeSignIn(change);
    await expect(refused, 'Logto should have rejected the settings').rejects.toThrow(
      /HTTP 4.*code_sign_in_must_be_enabled/s,
    );
    expect(await administrator.storedSignIn()).toMatchObject(before);
  });
}

for (const { id, changed, before, change } of [
  { id: 'GDE-92.1', changed: 'second factor', before: { signIn: phone('code') }, change: { mfa: secondFactor } },
  {
    id: 'GDE-92.2',
    changed: 'sign-in',
    before: { signIn: phone('password'), mfa: secondFactor },
    change: { signIn: phone('code') },
  },
]) {
  test(`codes by SMS as first and second factor are rejected (${changed} changed)`, {
    tag: [`@${id}`],
  }, async ({ administrator, secondFactor: _ }) => {
    await administrator.changeSignIn(before);
    const refused = administrator.changeSignIn(change);
    await expect(refused, 'Logto should have rejected the settings').rejects.toThrow(
      /HTTP 4.*phone_verification_code_cannot_be_used_for/s,
    );
    expect(await administrator.storedSignIn()).toMatchObject(before);
  });
}
