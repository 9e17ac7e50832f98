import { expect, test } from '@playwright/test';
import { loadConfig } from '../../../fixtures/config/config.ts';
import { silent } from '../../../fixtures/tools/progress.ts';
import { openGround } from '../drive/open-ground.ts';
import type { StepOrGroup, Tab } from '../steps/step.ts';
import { beginPlay } from './play.ts';

/** Somebody with an account signs in in a browser of their own. */
const signIn = (person: number): StepOrGroup[] => {
  const tab: Tab = { browser: person, client: 0 };
  return [
    { do: 'createUser', person, password: person },
    { do: 'authorize', tab, prompt: 'consent' },
    { do: 'start', tab, event: 'SignIn' },
    { do: 'verifyPassword', tab, to: { person }, password: { number: person } },
    { do: 'identify', tab, verification: person },
    { do: 'submit', tab },
    { do: 'resume', tab },
    { do: 'redeem', grant: person, as: 0, verifier: 'right', redirectUri: 'right' },
  ];
};

const first = { tokens: 0, with: 'access' } as const;
const second = { tokens: 1, with: 'access' } as const;
const prove: StepOrGroup = { do: 'provePassword', ...first, password: { number: 0 } };
const changePassword: StepOrGroup = { do: 'changePassword', ...first, permission: 0, password: 3 };
const proofOf = (person: number): StepOrGroup[] => [
  { do: 'sendProof', ...first, to: { person } },
  { do: 'verifyProof', ...first, proof: 1, to: { person }, code: { of: 1 } },
];
const sendProof: StepOrGroup = { do: 'sendProof', ...first, to: { person: 2 } };
const changePhone = (person: number): StepOrGroup => ({
  ...{ do: 'changePhone', ...first, permission: 0, proof: 1, to: { person } },
});

/** Plays steps on the stand-in. @returns what was answered, and what must not have happened */
const played = async (steps: readonly StepOrGroup[], ...faults: string[]) => {
  const config = loadConfig({ target: 'embedded', faults });
  await using opened = await openGround(config, { progress: silent, signal: new AbortController().signal });
  const play = beginPlay(opened.ground);
  for (const step of steps) {
    expect(await play.take(step), JSON.stringify(step)).not.toBe(null);
  }
  await play.end();
  const broken = play.taken.flatMap(({ violations }) => violations.map(({ requirement }) => requirement));
  return { broken, refused: play.taken.filter(({ accepted }) => !accepted).map(({ step }) => step.do) };
};

test('a user changes password and number, and signs in with both', async () => {
  const tab: Tab = { browser: 2, client: 0 };
  const again: StepOrGroup[] = [
    { do: 'authorize', tab, prompt: 'consent' },
    { do: 'start', tab, event: 'SignIn' },
    { do: 'verifyPassword', tab, to: { person: 0 }, password: { number: 3 } },
    { do: 'verifyPassword', tab, to: { person: 2 }, password: { number: 0 } },
    { do: 'verifyPassword', tab, to: { person: 2 }, password: { number: 3 } },
    { do: 'identify', tab, verification: 1 },
    { do: 'readAccount', ...first },
  ];
  const steps = [...signIn(0), prove, ...proofOf(2), changePhone(2), changePassword, ...again];
  expect(await played(steps)).toEqual({
    broken: [],
    refused: ['authorize', 'authorize', 'verifyPassword', 'verifyPassword'],
  });
});

test('a code that was given before the number changed is redeemed for the new one', async () => {
  const tab: Tab = { browser: 0, client: 0 };
  const { broken } = await played([
    ...[...signIn(0), prove, ...proofOf(2)],
    { do: 'authorize', tab, prompt: 'consent' },
    changePhone(2),
    { do: 'redeem', grant: 1, as: 0, verifier: 'right', redirectUri: 'right' },
  ]);
  expect(broken).toEqual([]);
});

test('a verification of another user is rejected', async () => {
  const { broken } = await played([
    ...[...signIn(0), ...signIn(1), prove, ...proofOf(2)],
    { do: 'provePassword', ...second, password: { number: 1 } },
    { do: 'changePassword', ...second, permission: 0, password: 3 },
    { do: 'changePhone', ...second, permission: 2, proof: 1, to: { person: 2 } },
  ]);
  expect(broken).toEqual([]);
});

test('codes and passwords that are guessed at the Account API are counted, until they are locked', async () => {
  const wrong: StepOrGroup = { do: 'provePassword', ...first, password: { number: 4 } };
  const { broken } = await played([...signIn(0), ...Array.from({ length: 6 }, () => wrong), prove]);
  expect(broken).toEqual([]);
});

test('a code that is entered many times at the same time is accepted once', async () => {
  const [send = prove, verify] = proofOf(2);
  const enter = { do: 'verifyProof', ...first, proof: 1, to: { person: 2 }, code: { of: 1 } } as const;
  const together: StepOrGroup = { do: 'together', steps: [enter, enter, enter] };
  expect(verify).toEqual(enter);
  expect((await played([...signIn(0), prove, send, together])).broken).toEqual([]);
  const fault = 'code-accepted-many-times-in-parallel';
  expect((await played([...signIn(0), prove, send, together], fault)).broken).toContain('CON-01');
});

for (const [fault, steps, requirement] of [
  ['account-changed-without-verification', [{ do: 'changePassword', ...first, password: 3 }], 'GDE-80'],
  [
    'verification-of-another-permits',
    [...signIn(1), prove, { do: 'changePassword', ...second, permission: 0, password: 3 }],
    'GDE-80',
  ],
  ['password-before-a-change-stays', [prove, changePassword, prove], 'SGN-15'],
  ['number-of-another-linked', [...signIn(1), prove, ...proofOf(1), changePhone(1)], 'GDE-82'],
  [
    'code-of-another-user-accepted',
    [...signIn(1), sendProof, { do: 'verifyProof', ...second, proof: 0, to: { person: 2 }, code: { of: 0 } }],
    'OTP-08',
  ],
  [
    'number-proven-by-another-linked',
    [
      ...signIn(1),
      prove,
      ...proofOf(2),
      { do: 'provePassword', ...second, password: { number: 1 } },
      { do: 'changePhone', ...second, permission: 2, proof: 1, to: { person: 2 } },
    ],
    'OTP-08',
  ],
  ['unproven-number-linked', [prove, ...proofOf(2).slice(0, 1), changePhone(2)], 'GDE-82'],
] as const satisfies ReadonlyArray<readonly [string, readonly StepOrGroup[], string]>) {
  test(`a sequence at the Account API shows ${fault}`, async () => {
    expect((await played([...signIn(0), ...steps], fault)).broken).toContain(requirement);
  });
}
