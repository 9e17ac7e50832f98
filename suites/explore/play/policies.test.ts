import { expect, test } from '@playwright/test';
import { loadConfig } from '../../../fixtures/config/config.ts';
import { readTraits } from '../../../fixtures/stack/tenant/traits.ts';
import { silent } from '../../../fixtures/tools/progress.ts';
import { openGround } from '../drive/open-ground.ts';
import { type SignInMode, usualSettings } from '../model/settings.ts';
import { boundaryPasswords, passwordCount } from '../steps/passwords.ts';
import type { StepOf, StepOrGroup } from '../steps/step.ts';
import { beginPlay } from './play.ts';

const tab = { browser: 0, client: 0 };
const to = { person: 0 };
const limits = { do: 'setPolicy', codeTries: 3, codeLifetime: 600, maxFailures: 6, lockout: 300 } as const;
const setMode = (mode: SignInMode): StepOrGroup => ({ ...limits, mode });
const setRules = (changes: Partial<NonNullable<StepOf<'setPolicy'>['passwords']>>): StepOrGroup => ({
  ...limits,
  passwords: { ...usualSettings.passwords, ...changes },
});
const authorize: StepOrGroup = { do: 'authorize', tab, prompt: 'consent' };
const addPassword = (password: number): StepOrGroup => ({ do: 'addPassword', tab, password });

const open = (...faults: string[]) =>
  openGround(loadConfig({ target: 'embedded', faults }), { progress: silent, signal: new AbortController().signal });

type Ground = Awaited<ReturnType<typeof open>>['ground'];

/** Plays steps. @returns what the last of them were answered, and what must not have happened */
const played = async (ground: Ground, steps: readonly StepOrGroup[], last: number) => {
  const play = beginPlay(ground);
  for (const step of steps) {
    await play.take(step);
  }
  const broken = play.taken.flatMap(({ violations }) =>
    violations.map(({ requirement, property }) => `${requirement} ${property}`),
  );
  await play.end();
  return { broken, accepted: play.taken.slice(-last).map(({ accepted }) => accepted) };
};

const registering: readonly StepOrGroup[] = [
  authorize,
  { do: 'start', tab, event: 'Register' },
  { do: 'sendCode', tab, to, event: 'Register' },
  { do: 'verifyCode', tab, verification: 0, to, code: { of: 0 } },
  { do: 'identify', tab, verification: 0 },
];

/** Every password that stands at a boundary of some policy. */
const all = boundaryPasswords.map((_, index) => addPassword(passwordCount + index));

const policies = [
  setRules({}),
  setRules({ minLength: 14, rejectsWord: true }),
  setRules({ characterTypes: 3, rejectsUserInfo: false, rejectsRepetition: false }),
];

test('passwords at the boundaries of policies are answered as the policy in force has it', async () => {
  await using opened = await open();
  const steps = policies.flatMap((policy) => [policy, ...all]);
  expect((await played(opened.ground, [...registering, ...steps], 1)).broken).toEqual([]);
});

test('a password policy that is not applied is a finding', async () => {
  await using opened = await open('any-new-password-accepted');
  const { broken } = await played(opened.ground, [...registering, setRules({ minLength: 14 }), ...all], 1);
  expect(broken).toContain('REG-06 accepted');
});

test('a password policy that is stricter than it was set is a finding', async () => {
  await using opened = await open('odd-password-rules');
  const { broken } = await played(opened.ground, [...registering, setRules({ characterTypes: 1 }), ...all], 1);
  expect(broken).toContain('REG-06 refused');
});

test('a second password of an account that was just made may be judged without its number', async () => {
  await using opened = await open();
  const number = boundaryPasswords.findIndex(({ of }) => of === 'the number of the first person');
  const steps = [...registering, addPassword(0), { do: 'identify', tab } as const, addPassword(passwordCount + number)];
  expect((await played(opened.ground, steps, 1)).broken).toEqual([]);
});

const signIn: readonly StepOrGroup[] = [
  authorize,
  { do: 'start', tab, event: 'SignIn' },
  { do: 'verifyPassword', tab, to, password: { number: 0 } },
  { do: 'identify', tab, verification: 0 },
];

test('a password that was set before a policy became stricter is still valid', async () => {
  await using opened = await open();
  const steps: readonly StepOrGroup[] = [
    { do: 'createUser', person: 0, password: 0 },
    setRules({ minLength: 64 }),
    ...signIn,
  ];
  expect(await played(opened.ground, steps, 1)).toEqual({ broken: [], accepted: [true] });
});

test('with registration closed nobody registers, and whoever has an account signs in', async () => {
  await using opened = await open();
  const closed: readonly StepOrGroup[] = [setMode('SignIn'), ...registering.slice(0, 3), addPassword(0)];
  expect((await played(opened.ground, closed, 1)).broken).toEqual([]);
  const steps: readonly StepOrGroup[] = [
    { do: 'createUser', person: 0, password: 0 },
    setMode('SignIn'),
    ...signIn,
    { do: 'switchTo', tab, event: 'Register' },
  ];
  expect(await played(opened.ground, steps, 2)).toEqual({ broken: [], accepted: [true, false] });
});

for (const [fault, steps, finding] of [
  ['registration-never-closed', [...signIn.slice(0, 2), { do: 'switchTo', tab, event: 'Register' }], 'REG-08 accepted'],
  ['message-sent-though-registration-is-closed', registering.slice(0, 3), 'REG-08 messages by Register'],
] as const) {
  test(`a change of the sign-in mode shows ${fault}`, async () => {
    await using opened = await open(fault);
    expect((await played(opened.ground, [setMode('SignIn'), ...steps], 1)).broken).toEqual([finding]);
  });
}

test('a registration that began before the mode changed may be ended or refused', async () => {
  await using opened = await open();
  const steps: readonly StepOrGroup[] = [
    ...[...registering, addPassword(0), setMode('SignIn')],
    { do: 'identify', tab },
  ];
  expect((await played(opened.ground, steps, 1)).broken).toEqual([]);
});

test('nobody signs in while the sign-in mode is Register', async () => {
  await using opened = await open();
  const steps: readonly StepOrGroup[] = [{ do: 'createUser', person: 0, password: 0 }, setMode('Register'), ...signIn];
  expect(await played(opened.ground, steps, 2)).toEqual({ broken: [], accepted: [true, false] });
});

test('policy and mode are put back at the end of a sequence', async () => {
  await using opened = await open();
  const settings = async () => (await readTraits(opened.ground.management)).signInExperience;
  const before = await settings();
  await played(opened.ground, [setMode('Register'), setRules({ minLength: 14, rejectsWord: true })], 1);
  expect(await settings()).toEqual(before);
});
