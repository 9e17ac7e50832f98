import { expect, test } from '@playwright/test';
import { loadConfig } from '../../fixtures/config/config.ts';
import { silent } from '../../fixtures/tools/progress.ts';
import type { Wish } from './draw/wish.ts';
import { openGround } from './drive/open-ground.ts';
import { explore, nothingExplored, TargetDied } from './explore.ts';
import { describeStep } from './findings/describe-step.ts';
import { scriptOf } from './findings/script.ts';

/** Explores the stand-in with a fault up to the first finding. */
const firstFinding = async (fault: string, kinds: readonly Wish['kind'][] = ['sendCode', 'verifyCode']) => {
  const over = new AbortController();
  const config = loadConfig({ target: 'embedded', faults: [fault] });
  await using open = await openGround(config, { progress: silent, signal: over.signal });
  const explored = nothingExplored();
  await explore(open.ground, explored, { seed: 5, signal: over.signal, kinds, onFinding: () => over.abort() });
  const [finding] = explored.findings.values();
  return finding;
};

test('a code that is accepted again is found, and shrunk to its five steps', async () => {
  const finding = await firstFinding('code-accepted-again');
  expect(finding?.violation.requirement).toBe('OTP-04');
  expect(finding?.play.taken.map(({ step }) => step.do)).toEqual([
    ...['authorize', 'start', 'sendCode', 'verifyCode', 'verifyCode'],
  ]);
});

test('a code that is accepted many times at the same time is found', async () => {
  const finding = await firstFinding('code-accepted-many-times-in-parallel', ['sendCode', 'together']);
  expect(finding?.violation.requirement).toBe('CON-01');
  expect(finding?.play.taken.at(-1)?.step.do).toBe('together');
});

test('an account that is changed without a verification of its user is found', async () => {
  const finding = await firstFinding('account-changed-without-verification', ['ownAccount', 'changePassword']);
  expect(finding?.violation).toMatchObject({ requirement: 'GDE-80', property: 'accepted' });
});

test('a number that belongs to nobody and is answered otherwise is found', async () => {
  const finding = await firstFinding('unknown-number-is-revealed-by-the-password-step', ['alike', 'createUser']);
  expect(finding?.violation).toMatchObject({ requirement: 'ENM-04', property: 'alike' });
});

test('a target that does not answer ends an exploration, and the sequence is kept', async () => {
  const { signal } = new AbortController();
  const open = await openGround(loadConfig({ target: 'embedded' }), { progress: silent, signal });
  const explored = nothingExplored();
  const exploring = explore(open.ground, explored, { seed: 7, signal, kinds: ['sendCode', 'verifyCode'] });
  await open[Symbol.asyncDispose]();
  await expect(exploring).rejects.toThrow(/ECONN|socket hang up|fetch failed/);
  expect(explored.unfinished).not.toBe(null);
});

/** Ends an exploration when it meets something. */
const endingAt = (over: AbortController, reason?: TargetDied) =>
  new (class extends Set<string> {
    override add(key: string) {
      over.abort(reason);
      return super.add(key);
    }
  })();

test('a violation seen once before the target died is not reported, and its sequence is kept', async () => {
  const over = new AbortController();
  const config = loadConfig({ target: 'embedded', faults: ['code-accepted-again'] });
  await using open = await openGround(config, { progress: silent, signal: over.signal });
  const inHand = endingAt(over, new TargetDied('it ended'));
  const explored = { ...nothingExplored(), inHand };
  const told: unknown[] = [];
  const onFinding = (finding: unknown) => void told.push(finding);
  await explore(open.ground, explored, { seed: 5, signal: over.signal, kinds: ['sendCode', 'verifyCode'], onFinding });
  expect([told, explored.findings.size, inHand.size]).toEqual([[], 0, 1]);
  expect(explored.unfinished?.taken.at(-1)?.violations).not.toEqual([]);
});

test('a finding is still shrunk after the time is over', async () => {
  const over = new AbortController();
  const config = loadConfig({ target: 'embedded', faults: ['code-accepted-again'] });
  await using open = await openGround(config, { progress: silent, signal: new AbortController().signal });
  const explored = { ...nothingExplored(), inHand: endingAt(over) };
  const shrinking = new AbortController().signal;
  const options = { seed: 5, signal: over.signal, shrinking, kinds: ['sendCode', 'verifyCode'] } as const;
  await explore(open.ground, explored, options);
  const [finding] = explored.findings.values();
  expect(finding?.play.taken).toHaveLength(5);
});

test('a finding is told in words, and as a program of plain HTTP', async () => {
  const steps = [{ do: 'authorize', tab: { browser: 0, client: 1 }, prompt: 'consent' }] as const;
  expect(describeStep(steps[0])).toBe('browser 1, application 2: an authorization request with prompt=consent');
  const source = { requirement: 'OTP-04', what: 'a code was accepted twice', steps, phones: [] };
  expect(scriptOf(source)).toContain('await authorize(tab(0, 1), {"prompt":"consent"});');
});
