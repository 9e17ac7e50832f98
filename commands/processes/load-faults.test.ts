import { expect } from '@playwright/test';
import type { Stack } from '../../fixtures/stack/stack.ts';
import { runScenario } from '../../load/run/run-scenario.ts';
import { test as base } from '../../load/run/testing/stand-in-test.ts';
import type { ScenarioName } from '../../load/scenarios/index.ts';
import { finishLoad } from '../load/finish-load.ts';

interface Outcome {
  readonly code: number;
  /** What the command prints. */
  readonly text: string;
}

interface Options {
  /** Of the stand-in. */
  readonly faults?: readonly string[];
  /** Of the fake provider. */
  readonly effect?: object;
  /** Tells the numbers of one run from those of another. */
  readonly phoneBlock: number;
}

const setFault = async ({ description }: Stack, effect: object): Promise<AsyncDisposable> => {
  const url = new URL('/faults', description.provider.controlUrl);
  const headers = { 'content-type': 'application/json' };
  await fetch(url, { method: 'POST', headers, body: JSON.stringify({ effect, times: 1 }) });
  return { [Symbol.asyncDispose]: async () => void (await fetch(url, { method: 'DELETE' })) };
};

/** Runs a scenario in profile smoke, on a stand-in and a fake provider that err as they are told. */
const test = base.extend<{ run: (scenario: ScenarioName, options: Options) => Promise<Outcome> }>({
  run: async ({ stack, prepare }, use) => {
    await use(async (scenario, { faults = [], effect, phoneBlock }) => {
      const wanted = await prepare(scenario, phoneBlock);
      await using undo = new AsyncDisposableStack();
      stack.break?.(faults);
      undo.defer(() => stack.break?.([]));
      if (effect) {
        undo.use(await setFault(stack, effect));
      }
      await runScenario({ ...wanted, onProblem: () => undefined });
      const { folder } = wanted;
      const { target } = stack.description;
      const { code, lines } = await finishLoad({ folder, target, parameters: [scenario] });
      return { code, text: lines.join('\n') };
    });
  },
});

// One worker, and so one stack, for all of them.
test.describe.configure({ mode: 'default' });

test('without a fault the run passes', async ({ run }) => {
  expect(await run('sign-in', { phoneBlock: 1 })).toMatchObject({ code: 0 });
});

const standIn = [
  ['sign-in', 'message-sent-twice', /message-doubled: harness:\d+ is one message more to 8613\d+ than k6:\d+/],
  ['otp-verify', 'any-code-accepted', /unknown-code-accepted: k6:\d+ was accepted|code-of-another-number: k6:\d+/],
  [
    'races',
    'code-accepted-many-times-in-parallel',
    /code-accepted-twice: the code of k6:\d+ was accepted (?:[2-9]|10) times/,
  ],
  ['races', 'tries-overshot-in-parallel', /tries-over-cap: 20 codes of \S+ were judged, and 10 is the cap/],
  ['races', 'sends-overshot-in-parallel', /sends-over-cap: \d+ messages went to 8613\d+ within 600 s/],
] as const;

for (const [at, [scenario, fault, says]] of standIn.entries()) {
  test(`the stand-in's fault ${fault} fails ${scenario}, and its events are named`, async ({ run }) => {
    const { code, text } = await run(scenario, { faults: [fault], phoneBlock: 10 + at });
    expect(code).toBe(1);
    expect(text).toMatch(says);
  });
}

const provider = [
  ['doubled', { kind: 'double' }, /message-doubled: harness:\d+ is one message more/],
  ['dropped', { kind: 'drop' }, /message-lost: k6:\d+ was told that a code is on its way/],
  ['misdirected', { kind: 'misdirect', to: '+8613999999999' }, /message-unasked: harness:\d+ went to 8613999999999/],
  ['late', { kind: 'late', ms: 6000 }, /message-late: harness:\d+ was at 8613\d+ 6\d\d\d ms after/],
] as const;

for (const [at, [what, effect, says]] of provider.entries()) {
  test(`a message that is ${what} fails the run, and its events are named`, async ({ run }) => {
    const { code, text } = await run('sign-in', { effect, phoneBlock: 20 + at });
    expect(code).toBe(1);
    expect(text).toMatch(says);
  });
}
