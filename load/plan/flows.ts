/** What an arrival may go through, and what it needs. Plain TypeScript: the command and k6 both read it. */
import type { Population } from './numbers.ts';
import type { StepName } from './steps.ts';

export const flowNames = [
  'otp-send',
  'otp-verify',
  'sign-in',
  'sign-in-password',
  'register',
  'forgot-password',
  'sign-out',
  'callback',
  'races',
] as const;

export type FlowName = (typeof flowNames)[number];

export const isFlowName = (name: string | undefined): name is FlowName => flowNames.some((known) => known === name);

/** `code-only`: as the harness's suites know it. `password-and-code`: the same. `either`: code or password, as one likes. */
export type LoadTenant = 'code-only' | 'password-and-code' | 'either';

/** What an arrival of a flow does and needs. */
interface FlowCard {
  /** Who goes through it. */
  readonly who: Population;
  /** Whether it asks for one message, so that its numbers come under Logto's send cap. */
  readonly sends: boolean;
  /** Whether each arrival needs a number that nobody ever had: it makes an account. */
  readonly usesUp: boolean;
  /** Whether it comes from the application; the others speak of Logto alone, and use a client of ours. */
  readonly fromApplication: boolean;
  /** Whether the application is a part of what is asked; else it belongs to the harness. */
  readonly asksApplication: boolean;
  /** What a tenant has to let them do. */
  readonly way: 'by code' | 'by password' | 'register' | 'recover';
  readonly tenant: LoadTenant;
  /** Arrivals a second of a usual day, and near what one Logto bears. */
  readonly rates: { readonly average: number; readonly stress: number };
  /** The kinds of requests that have thresholds of their own. */
  readonly steps: readonly StepName[];
}

const authorizing = ['authorize', 'open the sign-in page'] as const;
const sending = [...authorizing, 'start the interaction', 'send the code'] as const;
const verifying = [...sending, 'receive the code', 'verify the code'] as const;
const leaving = ['open the home page', 'press Sign In'] as const;
const returning = [
  'resume to consent',
  'consent',
  'resume to the callback',
  'call back',
  'see the signed-in page',
] as const;
const signingIn = [...leaving, ...verifying, 'identify', 'submit', ...returning] as const;

/** A user who signs in to the application by code. */
const byCode: Omit<FlowCard, 'rates' | 'steps'> = {
  who: 'user',
  way: 'by code',
  tenant: 'code-only',
  sends: true,
  usesUp: false,
  fromApplication: true,
  asksApplication: false,
};

/** A stranger who asks Logto for a code. */
const stranger = { ...byCode, who: 'stranger', fromApplication: false } satisfies typeof byCode;

export const flows: Readonly<Record<FlowName, FlowCard>> = {
  'otp-send': { ...stranger, rates: { average: 10, stress: 30 }, steps: sending },
  'otp-verify': {
    ...{ ...byCode, fromApplication: false, rates: { average: 8, stress: 20 } },
    steps: [...verifying, 'verify a wrong code'],
  },
  'sign-in': { ...byCode, rates: { average: 4, stress: 10 }, steps: signingIn },
  'sign-in-password': {
    ...{ ...byCode, who: 'user-with-password', way: 'by password', tenant: 'either', sends: false },
    rates: { average: 2, stress: 4 },
    steps: [
      ...leaving,
      ...authorizing,
      'start the interaction',
      'verify the password',
      'identify',
      'submit',
      ...returning,
    ],
  },
  register: {
    ...{ ...byCode, who: 'stranger', way: 'register', tenant: 'password-and-code', usesUp: true },
    rates: { average: 2, stress: 4 },
    steps: [...signingIn, 'add the password'],
  },
  'forgot-password': {
    ...{ ...byCode, way: 'recover', tenant: 'either', rates: { average: 1, stress: 3 } },
    steps: [
      ...leaving,
      ...verifying,
      'identify',
      'replace the password',
      'verify the password',
      'submit',
      ...returning,
    ],
  },
  'sign-out': {
    ...{ ...byCode, rates: { average: 3, stress: 8 } },
    steps: [...signingIn, 'press Sign Out', 'end the session', 'confirm the sign-out', 'see the signed-out page'],
  },
  callback: {
    ...{ ...byCode, who: 'session-holder', sends: false, asksApplication: true, rates: { average: 6, stress: 15 } },
    steps: [...leaving, 'authorize', 'consent', 'resume to the callback', 'call back', 'call back wrongly'],
  },
  races: { ...stranger, usesUp: true, rates: { average: 1, stress: 2 }, steps: verifying },
};
