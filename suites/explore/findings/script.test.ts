import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { loadConfig } from '../../../fixtures/config/config.ts';
import { nearMisses } from '../../../fixtures/http/near-misses.ts';
import { allSpellings } from '../../../fixtures/http/values/further-spellings.ts';
import { silent } from '../../../fixtures/tools/progress.ts';
import { temporaryFolder } from '../../../fixtures/tools/temporary-folder.ts';
import type { Ground } from '../drive/ground.ts';
import { openGround } from '../drive/open-ground.ts';
import { beginPlay } from '../play/play.ts';
import { codeChanges } from '../steps/code-changes.ts';
import { peopleCount, type StepOrGroup, type Tab } from '../steps/step.ts';
import { scriptOf } from './script.ts';

const programOf = (steps: readonly StepOrGroup[], phones: readonly string[] = []): string =>
  scriptOf({ requirement: 'OTP-04', what: 'a code was accepted twice', steps, phones });

interface Reader {
  /** What the program finds in its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Sends that are answered before the reader enters any code. */
  readonly sends?: number;
  readonly answer?: (question: string) => Promise<string>;
}

/** Runs a program as its reader would, with nothing of the harness near it. */
const run = async (program: string, { env = {}, sends = 0, answer = async () => '' }: Reader = {}) => {
  await using folder = await temporaryFolder('script');
  await writeFile(join(folder.path, 'finding.mjs'), program);
  const options = { cwd: folder.path, env: { ...env }, extendEnv: false, reject: false, timeout: 20_000 } as const;
  const child = execa(process.execPath, ['finding.mjs'], options);
  let printed = '';
  let questions = 0;
  child.stdout.on('data', (data: Buffer) => {
    printed += data.toString();
    const isReady = printed.split('verification-code -> ').length > sends;
    for (const [question] of isReady ? [...printed.matchAll(/The code .*?: /g)].slice(questions) : []) {
      questions += 1;
      void answer(question).then((line) => child.stdin.write(`${line}\n`));
    }
  });
  const { exitCode, stdout, stderr } = await child;
  return { exitCode, stdout, stderr, questions };
};

/** A reply in a line, without ids. */
const line = (path: string, status: number | string): string =>
  `${path.replace(/(auth|consent)\/.*/, '$1/…')} ${status}`;

/** Runs a sequence as a program, with its codes from the inbox. */
const runSteps = async (ground: Ground, steps: readonly StepOrGroup[], sends = 0) => {
  const clients = ground.clients.map(({ clientId: id, clientSecret: secret, redirectUri }) => ({
    ...{ id, secret, redirectUri },
  }));
  const phones = JSON.stringify(ground.newPhones(peopleCount));
  const env = { ENDPOINT: ground.endpoint, CLIENTS: JSON.stringify(clients), PHONES: phones };
  const last = new Map<string, string>();
  const answer = async (question: string) => {
    const [phone = ''] = /\d+/.exec(question) ?? [];
    const { id, code } = await ground.inbox.next(phone, { after: last.get(phone) ?? '0' });
    last.set(phone, id);
    return code ?? '';
  };
  const ran = await run(programOf(steps), { env, sends, answer });
  const replies = [...ran.stdout.matchAll(/(?:GET|POST|PUT) (\S+) -> (\d+)/g)];
  return { ...ran, replies: replies.map(([, path = '', status = '']) => line(path, status)) };
};

/** What is answered where the harness plays it. */
const playSteps = async (ground: Ground, steps: readonly StepOrGroup[]) => {
  const play = beginPlay(ground);
  for (const step of steps) {
    await play.take(step);
  }
  const exchanges = play.taken.flatMap((taken) => taken.exchanges);
  return exchanges.map(({ request, reply }) => line(request.url.pathname, reply.status));
};

const open = () =>
  openGround(loadConfig({ target: 'embedded' }), { progress: silent, signal: new AbortController().signal });

const [one, another] = [
  { browser: 0, client: 0 },
  { browser: 0, client: 1 },
] as const;

const begin = (tab: Tab, person: number): StepOrGroup[] => [
  { do: 'start', tab, event: 'Register' },
  { do: 'sendCode', tab, to: { person }, event: 'Register' },
];

/** Makes an account out of the number whose code was sent. @param which of the sequence it is */
const register = (tab: Tab, which: number): StepOrGroup[] => [
  { do: 'verifyCode', tab, verification: which, to: { person: which }, code: { of: which } },
  { do: 'identify', tab, verification: which },
  { do: 'addPassword', tab, password: which },
  { do: 'identify', tab },
];

const finish = (tab: Tab, grant: number): StepOrGroup[] => [
  { do: 'submit', tab },
  { do: 'resume', tab },
  { do: 'redeem', grant, as: tab.client, verifier: 'right', redirectUri: 'right' },
  { do: 'userinfo', tokens: grant, with: 'access' },
];

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
};

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
  const { stdout } = await run(programOf([], [phone]) + print);
  expect(JSON.parse(stdout)).toEqual([
    allSpellings.map(({ spell }) => spell(phone)),
    codeChanges.map(({ key, change }) => [key, change(code)]),
    nearMisses(password).map(({ title, value }) => [title, value]),
  ]);
});
