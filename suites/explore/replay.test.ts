import { expect, test } from '@playwright/test';
import { loadConfig } from '../../fixtures/config/config.ts';
import { type ManagementApi, ManagementRefusal } from '../../fixtures/stack/management-api.ts';
import { silent } from '../../fixtures/tools/progress.ts';
import { openGround } from './drive/open-ground.ts';
import type { SequenceFile } from './findings/sequence-file.ts';
import { replyOf } from './judge/testing.ts';
import { replay } from './replay.ts';
import type { StepOrGroup } from './steps/step.ts';
import { enteredTwice } from './testing/entered-twice.ts';
import { type Meddling, startGateway } from './testing/gateway.ts';

const { signal } = new AbortController();
const tab = { browser: 0, client: 0 };
const verify: StepOrGroup = { do: 'verifyCode', tab, verification: 0, to: { person: 0 }, code: { of: 0 } };

const open = (...faults: string[]) =>
  openGround(loadConfig({ target: 'embedded', faults }), { progress: silent, signal });

/** Plays a sequence where a gateway stands in between. */
const throughGateway = async (kept: SequenceFile, meddle: (path: string) => Meddling | undefined, fault?: string) => {
  await using opened = await open(...(fault === undefined ? [] : [fault]));
  await using gateway = await startGateway(opened.ground.endpoint, meddle);
  return await replay({ ...opened.ground, endpoint: gateway.endpoint }, kept, signal);
};

/** Meddles with the second request of this kind. */
const second = (kind: RegExp, meddling: Meddling) => {
  let seen = 0;
  return (path: string) => {
    seen += kind.test(path) ? 1 : 0;
    return kind.test(path) && seen === 2 ? meddling : undefined;
  };
};

const ofCode = /^POST .*\/verification-code\/verify$/;

test('a gateway that changes nothing hides no finding', async () => {
  const { shownBy } = await throughGateway(enteredTwice, () => undefined, 'code-accepted-again');
  expect(shownBy?.step).toEqual(verify);
});

for (const status of [403, 413, 429, 502, 503, 504]) {
  test(`a step that a gateway answers ${status} leaves a replay undecided`, async () => {
    const { shownBy, undecided } = await throughGateway(
      enteredTwice,
      second(ofCode, { status }),
      'code-accepted-again',
    );
    expect(shownBy).toBe(undefined);
    expect(undecided).toMatch(
      new RegExp(`^step 5 could not be judged: /api/\\S+ was answered ${status} by a server in front of Logto$`),
    );
  });
}

test('an answer that comes late leaves a replay undecided', async () => {
  const { undecided } = await throughGateway(enteredTwice, second(ofCode, { delayMs: 4200 }), 'code-accepted-again');
  expect(undecided).toMatch(/^step 5 could not be judged: an answer took 4\.\d s, and a server may give up after 4 s$/);
});

test('a request without an answer leaves a replay undecided, in one line', async () => {
  const played = throughGateway(enteredTwice, second(ofCode, { hangUp: true }));
  await expect(played).rejects.toThrow(
    /^the target did not answer step 5 \(socket hang up\)\. See whether it runs[^\n]*$/,
  );
});

test('a refusal by a server in front of the Management API says nothing of Logto', async () => {
  await using opened = await open();
  const { management: direct } = opened.ground;
  const management: ManagementApi = {
    call: (method, path, schema, body) =>
      method === 'POST'
        ? Promise.reject(new ManagementRefusal('POST /api/users', replyOf('/api/users', 429)))
        : direct.call(method, path, schema, body),
  };
  const steps: SequenceFile['steps'] = [{ do: 'createUser', person: 0, password: 0 }, ...enteredTwice.steps];
  const { play, undecided } = await replay({ ...opened.ground, management }, { ...enteredTwice, steps }, signal);
  expect(undecided).toBe('step 1 could not be judged: /api/users was answered 429 by a server in front of Logto');
  expect(play.taken[0]?.violations).toEqual([]);
});

test('another violation of the same requirement is not what was kept', async () => {
  await using opened = await open('code-accepted-again');
  const kept = { ...enteredTwice, key: 'OTP-04 accepted together' };
  const { play, shownBy, undecided } = await replay(opened.ground, kept, signal);
  expect([shownBy, undecided]).toEqual([undefined, null]);
  expect(play.taken.at(-1)?.violations).toMatchObject([{ requirement: 'OTP-04', property: 'accepted' }]);
});

test('without its key a sequence was kept for what its last step breaks', async () => {
  await using opened = await open('code-accepted-again');
  const kept: SequenceFile = { ...enteredTwice, steps: [...enteredTwice.steps, { do: 'submit', tab }] };
  expect((await replay(opened.ground, kept, signal)).shownBy).toBe(undefined);
  expect((await replay(opened.ground, enteredTwice, signal)).shownBy?.step).toEqual(verify);
});

test('a step that cannot be taken leaves a replay undecided where an unexpected refusal is why', async () => {
  await using opened = await open();
  const refused: StepOrGroup = { ...verify, code: { of: 0, change: 'another' } };
  const steps = [...enteredTwice.steps.slice(0, 3), refused, { do: 'resume', tab } as const];
  const { undecided } = await replay(opened.ground, { ...enteredTwice, steps }, signal);
  expect(undecided).toMatch(/^step 5 could not be taken \(one before it was answered otherwise/);
});
