/** A folder of `suites/`, and so who can see a fault. */
export type Flow =
  | 'register'
  | 'sign-in'
  | 'forgot-password'
  | 'sign-out'
  | 'delivery'
  | 'concurrency'
  | 'otp'
  | 'throttling'
  | 'token'
  | 'guide';

/** A seeded defect of the stand-in: off unless named at the start. */
export interface Fault {
  readonly name: string;
  /** What goes wrong, as a user or a relying party would notice it. */
  readonly breaks: string;
  /** The suites that have to turn red. */
  readonly seenBy: readonly Flow[];
  /** Where the defect sits, under this folder: one place each. */
  readonly where: string;
}

export const faults = [
  {
    name: 'any-code-accepted',
    breaks: 'A wrong code is accepted as if it were the one that was sent.',
    seenBy: ['register', 'sign-in', 'forgot-password'],
    where: 'limits/codes.ts',
  },
  {
    name: 'wrong-code-burns-the-right-one',
    breaks: 'After one wrong code the right one is refused as well.',
    seenBy: ['register', 'sign-in'],
    where: 'limits/codes.ts',
  },
  {
    name: 'old-code-stays-valid-after-resend',
    breaks: 'A code that a newer one should have replaced still verifies.',
    seenBy: ['sign-in'],
    where: 'limits/codes.ts',
  },
  {
    name: 'message-sent-twice',
    breaks: 'Each code leaves for the provider in two messages.',
    seenBy: ['register', 'sign-in', 'forgot-password'],
    where: 'sms/sender.ts',
  },
  {
    name: 'wrong-template',
    breaks: 'Every message uses the template of the usage type Generic, whatever it is for.',
    seenBy: ['register', 'sign-in', 'forgot-password'],
    where: 'sms/sender.ts',
  },
  {
    name: 'unknown-number-gets-message-on-forgot-password',
    breaks: 'Forgot-password sends a code to a number that belongs to nobody.',
    seenBy: ['forgot-password'],
    where: 'experience/delivery.ts',
  },
  {
    name: 'unknown-number-is-revealed-on-forgot-password',
    breaks: 'Forgot-password tells that a number belongs to nobody.',
    seenBy: ['forgot-password'],
    where: 'experience/delivery.ts',
  },
  {
    name: 'old-password-still-accepted',
    breaks: 'A reset adds the new password and leaves the old one valid.',
    seenBy: ['forgot-password'],
    where: 'data/users.ts',
  },
  {
    name: 'any-password-accepted',
    breaks: 'A wrong password signs in.',
    seenBy: ['sign-in', 'forgot-password'],
    where: 'data/users.ts',
  },
  {
    name: 'second-account-on-known-number',
    breaks: 'Registering with a number in use makes a second account.',
    seenBy: ['register'],
    where: 'experience/identification.ts',
  },
  {
    name: 'password-step-skipped',
    breaks: 'Registration does not ask for the password that the tenant requires.',
    seenBy: ['register'],
    where: 'experience/mandatory-profile.ts',
  },
  {
    name: 'state-not-echoed',
    breaks: 'The authorization response comes back without `state`.',
    seenBy: ['register', 'sign-in', 'forgot-password', 'sign-out'],
    where: 'oidc/wire.ts',
  },
  {
    name: 'sso-asks-again',
    breaks: 'A second application asks for credentials although the session is alive.',
    seenBy: ['sign-in'],
    where: 'oidc/prompts.ts',
  },
  {
    name: 'session-survives-sign-out',
    breaks: 'Sign-out returns to the application but leaves the session alive.',
    seenBy: ['sign-out'],
    where: 'oidc/end-session.ts',
  },
  {
    name: 'post-sign-out-uri-ignored',
    breaks: 'Sign-out ends on the success page instead of the post sign-out URI.',
    seenBy: ['sign-out'],
    where: 'oidc/end-session.ts',
  },
  {
    name: 'number-without-plus',
    breaks: 'Numbers leave as digits, of which the provider makes mainland numbers or none.',
    seenBy: ['delivery'],
    where: 'sms/sender.ts',
  },
  {
    name: 'ui-locales-as-template-parameter',
    breaks: 'A flow with `ui_locales` hands them to the template, which the provider refuses.',
    seenBy: ['delivery'],
    where: 'sms/sender.ts',
  },
  {
    name: 'failed-send-called-a-success',
    breaks: 'A message that the provider refused is said to be sent.',
    seenBy: ['delivery'],
    where: 'sms/sender.ts',
  },
  {
    name: 'no-timeout-on-a-hanging-provider',
    breaks: 'A provider that never answers keeps the user waiting without end.',
    seenBy: ['delivery'],
    where: 'sms/patience.ts',
  },
  {
    name: 'server-error-on-provider-reset',
    breaks: 'A connection that the provider resets ends in an inner error.',
    seenBy: ['delivery'],
    where: 'sms/connector-errors.ts',
  },
  {
    name: 'server-error-on-provider-html',
    breaks: 'A reply of another form than the provider promises ends in an inner error.',
    seenBy: ['delivery'],
    where: 'sms/connector-errors.ts',
  },
  {
    name: 'provider-internals-shown',
    breaks: "The user reads the provider's codes, words and request ids.",
    seenBy: ['delivery'],
    where: 'sms/connector-errors.ts',
  },
  {
    name: 'secret-key-readable',
    breaks: "Reading the connector gives the provider's secret key away.",
    seenBy: ['delivery'],
    where: 'data/connectors.ts',
  },
  {
    name: 'code-accepted-many-times-in-parallel',
    breaks: 'Of requests that bring one code at the same time several are accepted.',
    seenBy: ['concurrency'],
    where: 'limits/codes.ts',
  },
  {
    name: 'tries-overshot-in-parallel',
    breaks: 'Wrong codes that come at the same time are all judged, beyond the cap of a code.',
    seenBy: ['concurrency'],
    where: 'limits/codes.ts',
  },
  {
    name: 'sends-overshot-in-parallel',
    breaks: 'Sends to one number that come at the same time all go out, beyond its cap.',
    seenBy: ['concurrency'],
    where: 'limits/send-cap.ts',
  },
  {
    name: 'authorization-code-redeemed-twice-in-parallel',
    breaks: 'Of exchanges of one authorization code at the same time several get tokens.',
    seenBy: ['token'],
    where: 'oidc/store.ts',
  },
  {
    name: 'sessions-survive-a-reset',
    breaks: 'Whoever resets the password leaves the sessions in other browsers alive.',
    seenBy: ['forgot-password'],
    where: 'experience/routes.ts',
  },
  {
    name: 'message-sent-though-registration-is-closed',
    breaks: 'Where registration is closed, a number that belongs to nobody gets a code for one.',
    seenBy: ['register'],
    where: 'experience/delivery.ts',
  },
  {
    name: 'verification-at-sign-up-can-be-switched-off',
    breaks: 'The tenant takes sign-up by phone without verification.',
    seenBy: ['guide'],
    where: 'management/sign-in-experience.ts',
  },
] as const satisfies readonly Fault[];

export type FaultName = (typeof faults)[number]['name'];

export const faultNames: readonly FaultName[] = faults.map(({ name }) => name);

/** The faults that are on. */
export type Faults = ReadonlySet<FaultName>;
