/**
 * The scenarios and what each stands on. Plain TypeScript: the command and k6 both read it. Each has a file of its name in
 * `load/scripts`, where its thresholds stand.
 */
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

/** What an arrival of a flow does and needs. */
export interface FlowCard {
  /** Who goes through it. */
  readonly who: Population;
  /** Whether it asks for one message, so that its numbers come under Logto's send cap. */
  readonly sends: boolean;
  /** Whether each arrival needs a number that nobody ever had: it makes an account. */
  readonly usesUp: boolean;
  /** Whether it comes from the application; the others speak of Logto alone, and use a client of ours. */
  readonly fromApplication: boolean;
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

export const flows: Readonly<Record<FlowName, FlowCard>> = {
  'otp-send': { who: 'stranger', sends: true, usesUp: false, fromApplication: false, steps: sending },
  'otp-verify': {
    who: 'user',
    sends: true,
    usesUp: false,
    fromApplication: false,
    steps: [...verifying, 'verify a wrong code'],
  },
  'sign-in': { who: 'user', sends: true, usesUp: false, fromApplication: true, steps: signingIn },
  'sign-in-password': {
    who: 'user-with-password',
    sends: false,
    usesUp: false,
    fromApplication: true,
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
    who: 'stranger',
    sends: true,
    usesUp: true,
    fromApplication: true,
    steps: [...signingIn, 'add the password'],
  },
  'forgot-password': {
    who: 'user',
    sends: true,
    usesUp: false,
    fromApplication: true,
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
    who: 'user',
    sends: true,
    usesUp: false,
    fromApplication: true,
    steps: [...signingIn, 'press Sign Out', 'end the session', 'confirm the sign-out', 'see the signed-out page'],
  },
  callback: {
    who: 'session-holder',
    sends: false,
    usesUp: false,
    fromApplication: true,
    steps: [...leaving, 'authorize', 'consent', 'resume to the callback', 'call back', 'call back wrongly'],
  },
  races: { who: 'stranger', sends: true, usesUp: true, fromApplication: false, steps: [...verifying] },
};

export const profileNames = ['smoke', 'average', 'stress'] as const;
export type ProfileName = (typeof profileNames)[number];

/** `code-only`: as the harness's suites know it. `password-and-code`: the same. `either`: code or password, as one likes. */
export type LoadTenant = 'code-only' | 'password-and-code' | 'either';

/** How the rate goes over a run. */
export type Shape = 'steady' | 'spike' | 'soak' | 'steps' | 'trouble' | 'outage' | 'mixed' | 'browser';

export interface ScenarioCard {
  /** What it answers. */
  readonly question: string;
  /** What an arrival goes through unless `--of` names another; of `mixed`, by its share. */
  readonly weights: Readonly<Partial<Record<FlowName, number>>>;
  readonly tenant: LoadTenant;
  readonly shape: Shape;
  /** Arrivals a second: of a breakpoint run in its first step. */
  readonly rates: Readonly<Record<Exclude<ProfileName, 'smoke'>, number>>;
  /** Whether `--of` may name another flow. */
  readonly takesFlow?: true;
}

export const scenarios = {
  'otp-send': {
    question: 'How many codes a second does Logto hand to the provider?',
    ...{ weights: { 'otp-send': 1 }, tenant: 'code-only', shape: 'steady', rates: { average: 10, stress: 30 } },
  },
  'otp-verify': {
    question: 'How many codes a second does it judge, right and wrong ones?',
    ...{ weights: { 'otp-verify': 1 }, tenant: 'code-only', shape: 'steady', rates: { average: 8, stress: 20 } },
  },
  'sign-in': {
    question: "How many sign-ins by code a second, to the application's session?",
    ...{ weights: { 'sign-in': 1 }, tenant: 'code-only', shape: 'steady', rates: { average: 4, stress: 10 } },
  },
  'sign-in-password': {
    question: 'How many sign-ins by password a second?',
    ...{ weights: { 'sign-in-password': 1 }, tenant: 'either', shape: 'steady', rates: { average: 2, stress: 4 } },
  },
  register: {
    question: 'How many new accounts a second, with code and password?',
    ...{ weights: { register: 1 }, tenant: 'password-and-code', shape: 'steady', rates: { average: 2, stress: 4 } },
  },
  'forgot-password': {
    question: 'How many resets a second, and does the new password sign in?',
    ...{ weights: { 'forgot-password': 1 }, tenant: 'either', shape: 'steady', rates: { average: 1, stress: 3 } },
  },
  'sign-out': {
    question: 'How many sign-outs a second, and is the session gone?',
    ...{ weights: { 'sign-out': 1 }, tenant: 'code-only', shape: 'steady', rates: { average: 3, stress: 8 } },
  },
  callback: {
    question: 'How many returns a second does the application take: valid, replayed, tampered, without session?',
    ...{ weights: { callback: 1 }, tenant: 'code-only', shape: 'steady', rates: { average: 6, stress: 15 } },
  },
  races: {
    question: 'Do codes and caps hold where requests come together?',
    ...{ weights: { races: 1 }, tenant: 'code-only', shape: 'steady', rates: { average: 1, stress: 2 } },
  },
  mixed: {
    question: 'Does everything together hold, as a day brings it?',
    ...{ weights: {}, tenant: 'either', shape: 'mixed', rates: { average: 3, stress: 8 } },
  },
  spike: {
    question: 'Does it live through ten times its rate, and is it as fast as before afterwards?',
    ...{ weights: { 'sign-in': 1 }, tenant: 'code-only', shape: 'spike', rates: { average: 1, stress: 3 } },
    takesFlow: true,
  },
  soak: {
    question: 'Is it as fast in the end as in the beginning, for hours?',
    ...{ weights: { 'sign-in': 1 }, tenant: 'code-only', shape: 'soak', rates: { average: 2, stress: 5 } },
    takesFlow: true,
  },
  breakpoint: {
    question: 'At which rate does it break?',
    ...{ weights: { 'sign-in': 1 }, tenant: 'code-only', shape: 'steps', rates: { average: 4, stress: 6 } },
    takesFlow: true,
  },
  growth: {
    question: 'How much more does a sign-in cost after many earlier ones, and which statement grows?',
    ...{ weights: { 'sign-in': 1 }, tenant: 'code-only', shape: 'steady', rates: { average: 4, stress: 8 } },
    takesFlow: true,
  },
  brownout: {
    question: 'Does a slow and failing provider slow what does not need it, and does all recover?',
    ...{ weights: { 'sign-in': 1 }, tenant: 'either', shape: 'trouble', rates: { average: 2, stress: 4 } },
  },
  outage: {
    question: 'Does it let nobody in while its database is away, and does all recover?',
    ...{ weights: { 'sign-in': 1 }, tenant: 'code-only', shape: 'outage', rates: { average: 2, stress: 4 } },
  },
  browser: {
    question: 'How does the sign-in feel in a browser while the load goes on?',
    ...{ weights: { 'sign-in': 1 }, tenant: 'code-only', shape: 'browser', rates: { average: 2, stress: 6 } },
  },
} as const satisfies Record<string, ScenarioCard>;

export type ScenarioName = keyof typeof scenarios;

export const isScenarioName = (name: string | undefined): name is ScenarioName =>
  name !== undefined && Object.hasOwn(scenarios, name);

export const scenarioNames = Object.keys(scenarios).filter(isScenarioName);

export const cardOf = (name: ScenarioName): ScenarioCard => scenarios[name];
