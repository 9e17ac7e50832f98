import { expect, test } from '@playwright/test';
import { loadConfig } from '../../../fixtures/config/config.ts';
import { readTraits } from '../../../fixtures/stack/tenant/traits.ts';
import { silent } from '../../../fixtures/tools/progress.ts';
import { alikeFor } from '../draw/alike.ts';
import type { Ground } from '../drive/ground.ts';
import { openGround } from '../drive/open-ground.ts';
import type { StepOrGroup } from '../steps/step.ts';
import { beginPlay } from './play.ts';

const tab = { browser: 0, client: 0 };
const day = 24 * 3600;

const open = (...faults: string[]) =>
  openGround(loadConfig({ target: 'embedded', faults }), { progress: silent, signal: new AbortController().signal });

const begun: readonly StepOrGroup[] = [
  { do: 'createUser', person: 0, password: 0 },
  { do: 'authorize', tab, prompt: 'consent' },
];

const signIn: readonly StepOrGroup[] = [
  ...begun,
  { do: 'start', tab, event: 'SignIn' },
  { do: 'verifyPassword', tab, to: { person: 0 }, password: { number: 0 } },
  { do: 'identify', tab, verification: 0 },
  { do: 'submit', tab },
  { do: 'resume', tab },
];
const redeem: StepOrGroup = { do: 'redeem', grant: 0, as: 0, verifier: 'right', redirectUri: 'right' };
const refresh: StepOrGroup = { do: 'refresh', tokens: 0, as: 0 };
const userinfo: StepOrGroup = { do: 'userinfo', tokens: 0, with: 'access' };
const authorize: StepOrGroup = { do: 'authorize', tab, prompt: 'consent' };
const pass = (seconds: number): StepOrGroup => ({ do: 'pass', seconds });

/** Plays steps. @returns whether each was accepted, by its kind, and what must not have happened */
const played = async (ground: Ground, steps: readonly StepOrGroup[]) => {
  const play = beginPlay(ground);
  for (const step of steps) {
    await play.take(step);
  }
  const broken = play.taken.flatMap(({ violations }) => violations.map(({ requirement }) => requirement));
  return { play, broken, last: play.taken.map(({ accepted }) => accepted).slice(signIn.length) };
};

test('tokens and sessions are taken at the half of their lifetimes, and no longer beyond them', async () => {
  await using opened = await open();
  const half = [...signIn, pass(30), redeem, pass(1800), userinfo, pass(7 * day), refresh, authorize];
  const beyond = [...signIn, redeem, pass(3660), userinfo, pass(14 * day), refresh, authorize];
  expect(await played(opened.ground, half)).toMatchObject({
    broken: [],
    last: [true, true, true, true, true, true, true],
  });
  expect(await played(opened.ground, beyond)).toMatchObject({
    broken: [],
    last: [true, true, false, true, false, false],
  });
});

test('only the newest successor of a refresh token is accepted after the grace period', async () => {
  await using opened = await open();
  const older: StepOrGroup = { ...refresh, tokens: 1 };
  const newest: StepOrGroup = { ...refresh, tokens: 2 };
  const steps = [...signIn, redeem, pass(12 * day), refresh, refresh, pass(300), newest, older];
  expect(await played(opened.ground, steps)).toMatchObject({
    broken: [],
    last: [true, true, true, true, true, true, false],
  });
});

for (const [fault, steps, requirement] of [
  ['authorization-codes-live-for-an-hour', [pass(660), redeem], 'TOK-05'],
  ['authorization-codes-expire-at-once', [pass(30), redeem], 'TOK-01'],
  ['refresh-tokens-never-expire', [redeem, pass(14 * day + 60), refresh], 'TOK-30'],
  ['sessions-never-expire', [pass(14 * day + 60), authorize], 'SES-08'],
] as const) {
  test(`time that passes shows ${fault}`, async () => {
    await using opened = await open(fault);
    expect((await played(opened.ground, [...signIn, ...steps])).broken).toEqual([requirement]);
  });
}

for (const [fault, choice, requirement] of [
  ['unknown-number-is-revealed-by-the-password-step', 300_000, 'ENM-04'],
  ['lockout-of-known-numbers-only', 300_000, 'ENM-05'],
  ['suppressed-sends-not-counted', 600_000, 'ENM-05'],
] as const) {
  test(`a comparison shows ${fault}`, async () => {
    await using opened = await open(fault);
    const { play } = await played(opened.ground, begun);
    const wish = { kind: 'alike', person: 0, browser: 0, client: 0, back: 6, choice, times: 1 } as const;
    const alike = alikeFor(play.world, wish, tab);
    const taken = alike === undefined ? null : await play.take(alike);
    expect(taken?.violations.map((violation) => violation.requirement)).toContain(requirement);
  });
}

test('limits that a sequence changed are put back at its end', async () => {
  await using opened = await open();
  const limits = async () => (await readTraits(opened.ground.management)).signInExperience;
  const before = await limits();
  const changed = { codeTries: 5, codeLifetime: 120, maxFailures: 9, lockout: 600 };
  const { play, broken } = await played(opened.ground, [{ do: 'setPolicy', ...changed }]);
  expect(broken).toEqual([]);
  expect(await limits()).toMatchObject({ verificationCodePolicy: { expirationDuration: 120, maxRetryAttempts: 5 } });
  await play.end();
  expect(await limits()).toEqual(before);
});

const toSilence: readonly StepOrGroup[] = [
  ...begun,
  { do: 'start', tab, event: 'SignIn' },
  { do: 'provider', person: 0, sends: 'silent' },
  { do: 'sendCode', tab, to: { person: 0 }, event: 'SignIn' },
];

test('a send to a silent provider is refused in time, and the interaction goes on afterwards', async () => {
  await using opened = await open();
  const again: readonly StepOrGroup[] = [
    { do: 'provider', person: 0, sends: 'accepted' },
    { do: 'sendCode', tab, to: { person: 0 }, event: 'SignIn' },
    { do: 'verifyCode', tab, verification: 0, to: { person: 0 }, code: { of: 0 } },
  ];
  const { play, broken } = await played(opened.ground, [...toSilence, ...again]);
  expect(broken).toEqual([]);
  expect(play.taken.map(({ accepted }) => accepted).slice(-4)).toEqual([false, true, true, true]);
});

test('a send that a silent provider holds up without end is a finding', async () => {
  await using opened = await open('no-timeout-on-a-hanging-provider');
  const { broken } = await played({ ...opened.ground, longestAnswerMs: 6500 }, toSilence);
  expect(broken).toEqual(['SND-12']);
});
