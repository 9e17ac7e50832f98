import { expect, test } from '@playwright/test';
import { nearMisses } from '../../../fixtures/http/near-misses.ts';
import { allSpellings } from '../../../fixtures/http/values/further-spellings.ts';
import { codeChanges } from '../steps/code-changes.ts';
import type { StepOrGroup } from '../steps/step.ts';
import { another, begin, finish, one, open, playSteps, programOf, register, run, runSteps } from './testing.ts';

const access = { tokens: 0, with: 'access' } as const;

const sequences: Readonly<Record<string, readonly StepOrGroup[]>> = {
  'a sign-up with another request in the midst of it': [
    { do: 'authorize', tab: one, prompt: 'consent' },
    ...[...begin(one, 0), ...register(one, 0)],
    { do: 'authorize', tab: one, prompt: 'none' },
    ...finish(one, 0),
  ],
  'two people in one browser, of whom the first began last': [
    { do: 'authorize', tab: another, prompt: 'consent' },
    { do: 'authorize', tab: one, prompt: 'consent' },
    ...[...begin(one, 0), ...begin(another, 1), ...register(one, 0), ...register(another, 1)],
    ...[...finish(another, 0), ...finish(one, 1)],
  ],
  'a change of password and number in the account': [
    { do: 'authorize', tab: one, prompt: 'consent' },
    ...[...begin(one, 0), ...register(one, 0), ...finish(one, 0)],
    { do: 'readAccount', ...access },
    { do: 'provePassword', ...access, password: { number: 0, change: 'a character less' } },
    { do: 'provePassword', ...access, password: { number: 0 } },
    { do: 'sendProof', ...access, to: { person: 1 } },
    { do: 'verifyProof', ...access, proof: 1, to: { person: 1 }, code: { of: 1, change: 'another' } },
    { do: 'verifyProof', ...access, proof: 1, to: { person: 1 }, code: { of: 1 } },
    { do: 'changePhone', ...access, proof: 1, to: { person: 1 } },
    { do: 'changePhone', ...access, permission: 0, proof: 1, to: { person: 1 } },
    { do: 'changePassword', ...access, permission: 0, password: 1 },
    { do: 'removePhone', ...access, permission: 0 },
    { do: 'userinfo', tokens: 0, with: 'access' },
  ],
};

/** Each thing that a request may have besides what is usual of it. */
const unusualSequence: readonly StepOrGroup[] = [
  { do: 'authorize', tab: one, prompt: 'consent', further: 'languages', method: 'POST' },
  { do: 'authorize', tab: one, prompt: 'consent', further: 'registration-first', isPlanted: true },
  { do: 'start', tab: one, event: 'Register', isUnsigned: true },
  ...[...begin(one, 0), ...register(one, 0), ...finish(one, 0)],
  { do: 'resume', tab: one, isKept: true },
  { do: 'authorize', tab: one, prompt: 'none', further: 'max-age-long', hint: 0 },
  { do: 'redeem', grant: 1, as: 0, verifier: 'spaced', redirectUri: 'right' },
  { do: 'redeem', grant: 1, as: 0, verifier: 'right', redirectUri: 'right', secret: 'none' },
  { do: 'refresh', tokens: 0, as: 0, scope: 'narrower' },
  { do: 'refresh', tokens: 0, as: 0, scope: 'wider', secret: 'spaced' },
  { do: 'introspect', tokens: 0, as: 0, secret: 'another', isLonger: true },
  { do: 'revoke', tokens: 0, as: 0, secret: 'another' },
  { do: 'userinfo', tokens: 0, with: 'access', method: 'POST' },
  { do: 'signOut', browser: 0, returnTo: 'another', method: 'POST' },
  { do: 'signOut', browser: 0, hint: 0, isChanged: true },
  { do: 'signOut', browser: 0, isForged: true },
  { do: 'signOut', browser: 0, hint: 0, returnTo: 'registered' },
];

test('the program of unusual requests is answered as the sequence was', async () => {
  await using opened = await open();
  const { exitCode, stderr, replies } = await runSteps(opened.ground, unusualSequence);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(replies).toEqual(await playSteps(opened.ground, unusualSequence));
  expect(new Set(replies).size).toBeGreaterThan(12);
});

const malformed = (request: string, change: string, at: number, uses: object = {}): StepOrGroup => ({
  ...{ do: 'sendMalformed', tab: one, request, change, at },
  uses: { person: 0, verification: 0, ...uses },
});

const held = { grant: 0, tokens: 0 };

/** One of each kind of malformed request, with all that it can have of the sequence. */
const malformedSequence: readonly StepOrGroup[] = [
  { do: 'authorizeOddly', tab: one, with: [{ name: 'redirect_uri', change: 'is-user-info' }] },
  { do: 'authorizeOddly', tab: another, with: [{ name: 'state', change: 'conflicting' }] },
  { do: 'authorizeOddly', tab: one, with: [{ name: 'first_screen', change: 'is-register' }] },
  ...begin(one, 0),
  malformed('verify', 'value-array', 3),
  malformed('verify', 'value-text-low-surrogate', 1),
  malformed('password', 'body-cut', 0),
  malformed('send', 'body-in-array', 0),
  malformed('interaction', 'header-forwarded-host', 0),
  ...[...register(one, 0), ...finish(one, 0)],
  malformed('token-by-code', 'value-long', 1, held),
  malformed('token-by-refresh', 'value-null-character', 1, held),
  malformed('introspect', 'value-conflicting', 0, held),
  malformed('userinfo-quoted', 'value-empty', 0, held),
  malformed('sign-out', 'value-address-user-info', 2, held),
  malformed('sign-out', 'value-address-absolute', 3, held),
  { do: 'authorize', tab: one, prompt: 'none' },
];

test('the program of malformed requests is answered as the sequence was', async () => {
  await using opened = await open();
  const { exitCode, stderr, replies } = await runSteps(opened.ground, malformedSequence);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const played = await playSteps(opened.ground, malformedSequence);
  expect(replies).toEqual(played);
  expect(played.length).toBeGreaterThan(malformedSequence.length);
});

for (const [title, steps] of Object.entries(sequences)) {
  test(`the program of ${title} is answered as the sequence was, and ends`, async () => {
    await using opened = await open();
    const { exitCode, stderr, replies } = await runSteps(opened.ground, steps);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(replies).toEqual(await playSteps(opened.ground, steps));
    expect(replies.at(-1)).toBe('/oidc/me 200');
  });
}

test('the program of two sends at the same time asks for both codes, and goes on', async () => {
  await using opened = await open();
  const send = { do: 'sendCode', tab: one, to: { person: 0 }, event: 'Register' } as const;
  const start = { do: 'start', tab: one, event: 'Register' } as const;
  const steps: StepOrGroup[] = [
    { do: 'authorize', tab: one, prompt: 'consent' },
    start,
    { do: 'together', steps: [send, send] },
    start,
  ];
  const { exitCode, questions, replies } = await runSteps(opened.ground, steps, 2);
  expect({ exitCode, questions }).toEqual({ exitCode: 0, questions: 2 });
  expect(replies.at(-1)).toBe('/api/experience 204');
});

test('a program writes numbers, codes and passwords as the harness does', async () => {
  const [phone, code, password] = ['8613907654321', '123456', 'aBc-19q'];
  const sends = allSpellings.map(({ key: spelling }): StepOrGroup => {
    return { do: 'sendCode', tab: one, to: { person: 0, spelling }, event: 'SignIn' };
  });
  const written = [...programOf(sends).matchAll(/value: (.*) \}, "SignIn"/g)].map(([, expression]) => expression);
  const print = `
    const applied = (changes, right) => Object.entries(changes).map(([name, change]) => [name, change(right)]);
    const changed = [applied(codeChanges, '${code}'), applied(passwordChanges, '${password}')];
    console.log(JSON.stringify([[${written.join(', ')}], ...changed]));`;
  const { stdout } = await run(programOf([], [phone]) + print, {
    env: { ENDPOINT: 'http://logto.example', CLIENTS: '[{}, {}]' },
  });
  expect(JSON.parse(stdout)).toEqual([
    allSpellings.map(({ spell }) => spell(phone)),
    codeChanges.map(({ key, change }) => [key, change(code)]),
    nearMisses(password).map(({ title, value }) => [title, value]),
  ]);
});

for (const [what, env, told] of [
  ['no address', {}, 'ENDPOINT has to be the address of a Logto'],
  ['one application', { ENDPOINT: 'http://127.0.0.1:1', CLIENTS: '[{}]' }, 'CLIENTS has to name two applications'],
  ['no JSON', { ENDPOINT: 'http://127.0.0.1:1', CLIENTS: 'a' }, 'CLIENTS has to be a list in JSON'],
  ['nobody there', { ENDPOINT: 'http://127.0.0.1:4', CLIENTS: '[{}, {}]' }, 'http://127.0.0.1:4 does not answer: '],
] as const) {
  test(`the program ends with 2 and one line where there is ${what}`, async () => {
    const { exitCode, stderr } = await run(programOf([{ do: 'authorize', tab: one, prompt: 'consent' }]), { env });
    expect(exitCode).toBe(2);
    expect(stderr.split('\n')).toEqual([expect.stringContaining(told)]);
  });
}
