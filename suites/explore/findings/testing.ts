import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { loadConfig } from '../../../fixtures/config/config.ts';
import { silent } from '../../../fixtures/tools/progress.ts';
import { temporaryFolder } from '../../../fixtures/tools/temporary-folder.ts';
import type { Ground } from '../drive/ground.ts';
import { openGround } from '../drive/open-ground.ts';
import { beginPlay } from '../play/play.ts';
import { peopleCount } from '../steps/nouns.ts';
import type { StepOrGroup, Tab } from '../steps/step.ts';
import { scriptOf } from './script.ts';

export const programOf = (steps: readonly StepOrGroup[], phones: readonly string[] = []): string =>
  scriptOf({ requirement: 'OTP-04', what: 'a code was accepted twice', steps, phones });

interface Reader {
  /** What the program finds in its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Sends that are answered before the reader enters any code. */
  readonly sends?: number;
  readonly answer?: (question: string) => Promise<string>;
}

/** Runs a program as its reader would, with nothing of the harness near it. */
export const run = async (program: string, { env = {}, sends = 0, answer = async () => '' }: Reader = {}) => {
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
export const runSteps = async (ground: Ground, steps: readonly StepOrGroup[], sends = 0) => {
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
  const replies = [...ran.stdout.matchAll(/(?:GET|POST|PUT|DELETE) (\S+) -> (\d+)/g)];
  return { ...ran, replies: replies.map(([, path = '', status = '']) => line(path, status)) };
};

/** What is answered where the harness plays it. */
export const playSteps = async (ground: Ground, steps: readonly StepOrGroup[]) => {
  const play = beginPlay(ground);
  for (const step of steps) {
    await play.take(step);
  }
  const exchanges = play.taken.flatMap((taken) => taken.exchanges);
  return exchanges.map(({ request, reply }) => line(request.url.pathname, reply.status));
};

export const open = () =>
  openGround(loadConfig({ target: 'embedded' }), { progress: silent, signal: new AbortController().signal });

export const [one, another] = [
  { browser: 0, client: 0 },
  { browser: 0, client: 1 },
] as const;

export const begin = (tab: Tab, person: number): StepOrGroup[] => [
  { do: 'start', tab, event: 'Register' },
  { do: 'sendCode', tab, to: { person }, event: 'Register' },
];

/** Makes an account out of the number whose code was sent. @param which of the sequence it is */
export const register = (tab: Tab, which: number): StepOrGroup[] => [
  { do: 'verifyCode', tab, verification: which, to: { person: which }, code: { of: which } },
  { do: 'identify', tab, verification: which },
  { do: 'addPassword', tab, password: which },
  { do: 'identify', tab },
];

export const finish = (tab: Tab, grant: number): StepOrGroup[] => [
  { do: 'submit', tab },
  { do: 'resume', tab },
  { do: 'redeem', grant, as: tab.client, verifier: 'right', redirectUri: 'right' },
  { do: 'userinfo', tokens: grant, with: 'access' },
];
