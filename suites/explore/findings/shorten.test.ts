import { expect, test } from '@playwright/test';
import { loadConfig } from '../../../fixtures/config/config.ts';
import { silent } from '../../../fixtures/tools/progress.ts';
import { openGround } from '../drive/open-ground.ts';
import { beginPlay } from '../play/play.ts';
import { groundAt } from '../play/testing.ts';
import type { StepOrGroup } from '../steps/step.ts';
import { shorten } from './shorten.ts';

const [tab, other] = [
  { browser: 0, client: 0 },
  { browser: 1, client: 1 },
];

/** A code that is entered twice, among steps that have nothing to do with it. */
const steps: readonly StepOrGroup[] = [
  { do: 'createUser', person: 2, password: 0 },
  { do: 'authorize', tab: other, prompt: 'consent' },
  { do: 'start', tab: other, event: 'SignIn' },
  { do: 'sendCode', tab: other, to: { person: 2 }, event: 'SignIn' },
  { do: 'authorize', tab, prompt: 'login', further: 'display', method: 'POST' },
  { do: 'start', tab, event: 'Register' },
  { do: 'sendCode', tab, to: { person: 1 }, event: 'Register' },
  { do: 'verifyCode', tab: other, verification: 0, to: { person: 2 }, code: { of: 0 } },
  { do: 'pass', seconds: 30 },
  { do: 'verifyCode', tab, verification: 1, to: { person: 1 }, code: { of: 1 } },
  { do: 'identify', tab: other, verification: 0 },
  { do: 'verifyCode', tab, verification: 1, to: { person: 1 }, code: { of: 1 } },
];

const opened = () =>
  openGround(loadConfig({ target: 'embedded', faults: ['code-accepted-again'] }), {
    ...{ progress: silent, signal: new AbortController().signal },
  });

const findingAt = async ({ ground }: Awaited<ReturnType<typeof opened>>) => {
  const play = beginPlay(ground);
  for (const step of steps) {
    await play.take(step);
  }
  const [violation] = play.taken.at(-1)?.violations ?? [];
  if (violation === undefined) {
    throw new Error('the fault did not show');
  }
  return { key: 'OTP-04 accepted verifyCode', violation, play, seed: 1, metAfter: 0, count: 1 };
};

test('a finding keeps the steps that it needs, and they name what is left', async () => {
  await using ground = await opened();
  const finding = await findingAt(ground);
  const { play } = (await shorten(ground.ground, finding, new AbortController().signal)).finding;
  const entered = { do: 'verifyCode', tab, verification: 0, to: { person: 1 }, code: { of: 0 } };
  expect(play.taken.map(({ step }) => step.do)).toEqual(['authorize', 'start', 'sendCode', 'verifyCode', 'verifyCode']);
  expect(play.taken.map(({ step }) => step).slice(3)).toEqual([entered, entered]);
});

test('a finding has nothing unusual about a step that does not need it', async () => {
  await using ground = await opened();
  const { play } = (await shorten(ground.ground, await findingAt(ground), new AbortController().signal)).finding;
  expect(play.taken[0]?.step).toEqual({ do: 'authorize', tab, prompt: 'login' });
});

test('without time a finding stays as it is', async () => {
  await using ground = await opened();
  const finding = await findingAt(ground);
  expect((await shorten(ground.ground, finding, AbortSignal.abort())).finding.play).toBe(finding.play);
});

test('a target that died leaves a finding as it is', async () => {
  await using ground = await opened();
  const finding = await findingAt(ground);
  expect((await shorten(groundAt('http://localhost:9'), finding, new AbortController().signal)).finding).toEqual(
    finding,
  );
});
