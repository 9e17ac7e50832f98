import { expect, test } from '@playwright/test';
import { traitsWith } from '../../fixtures/stack/tenant/testing.ts';
import type { FlowName } from '../plan/flows.ts';
import { makePlan } from '../scenarios/make-plan.ts';
import { accountAsConfigured } from './people.ts';
import { planForTenant } from './tenant-as-is.ts';

const planOf = (flow: FlowName) => makePlan({ scenario: flow, profile: 'smoke', weights: {}, share: 1 });
const byPassword = { identifier: 'phone', password: true, verificationCode: false, isPasswordPrimary: true };

test('registration goes by what the tenant asks for', () => {
  const signUp = { identifiers: ['phone'], password: false, verify: true };
  expect(planForTenant(planOf('register'), traitsWith({ signUp })).tenant).toBe('code-only');
  expect(planForTenant(planOf('register'), traitsWith()).tenant).toBe('password-and-code');
});

const refused = [
  { flow: 'sign-in', traits: { signIn: { methods: [byPassword] } }, why: 'does not allow sign-in by code' },
  { flow: 'register', traits: { signInMode: 'SignIn' }, why: 'registration is closed' },
  { flow: 'otp-send', traits: { signInMode: 'SignIn' }, why: 'sends no code to whoever has no account' },
  { flow: 'callback', traits: { captchaPolicy: { enabled: true } }, why: 'captcha' },
  { flow: 'sign-out', traits: { mfa: { factors: ['Totp'], policy: 'UserControlled' } }, why: 'offers a second factor' },
] as const;

for (const { flow, traits, why } of refused) {
  test(`${flow} is refused by the tenant: ${why}`, () => {
    const changed = traitsWith(JSON.parse(JSON.stringify(traits)));
    expect(() => planForTenant(planOf(flow), changed)).toThrow(new RegExp(`as it is: .*${why}.*--tenant managed`));
  });
}

test('an account has what sign-up asks for, or it would be asked for at sign-in', () => {
  const signUp = { identifiers: ['username'], password: true, verify: true, secondaryIdentifiers: [] };
  const account = accountAsConfigured(traitsWith({ signUp }), '8613800000000');
  expect(account).toMatchObject({ username: expect.any(String), password: expect.any(String) });
});
