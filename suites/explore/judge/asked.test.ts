import { expect, test } from '@playwright/test';
import { loadConfig } from '../../../fixtures/config/config.ts';
import { silent } from '../../../fixtures/tools/progress.ts';
import { openGround } from '../drive/open-ground.ts';
import { another, begin, finish, one, register } from '../findings/testing.ts';
import { beginPlay } from '../play/play.ts';
import type { StepOf, StepOrGroup } from '../steps/step.ts';

const signIn: readonly StepOrGroup[] = [
  { do: 'authorize', tab: one, prompt: 'consent' },
  ...begin(one, 0),
  ...register(one, 0),
  ...finish(one, 0),
];
const signInOfAnother: readonly StepOrGroup[] = [
  { do: 'authorize', tab: another, prompt: 'login' },
  ...begin(another, 1),
  ...register(another, 1),
  ...finish(another, 1),
];

/** What the last of some steps breaks at a stand-in with a fault. */
const brokenBy = async (steps: readonly StepOrGroup[], ...faults: string[]) => {
  const context = { progress: silent, signal: new AbortController().signal };
  await using opened = await openGround(loadConfig({ target: 'embedded', faults }), context);
  const play = beginPlay(opened.ground);
  for (const step of steps) {
    await play.take(step);
  }
  await play.end();
  return play.taken.at(-1)?.violations.map(({ requirement }) => requirement) ?? [];
};

const tokens = { tokens: 0, as: 0 } as const;
const grant = { grant: 1, as: 0, verifier: 'right', redirectUri: 'right' } as const;
const asked: StepOf<'authorize'> = { do: 'authorize', tab: one, prompt: 'consent' };

/** By fault, what it breaks of which step after a sign-in. */
const shown: ReadonlyArray<readonly [fault: string, requirement: string, steps: readonly StepOrGroup[]]> = [
  ['no-authorization-by-post', 'AUT-12', [{ ...asked, prompt: 'login', method: 'POST' }]],
  ['first-screen-ignored', 'SGN-09', [{ ...asked, prompt: 'login', further: 'registration-first' }]],
  ['optional-parameters-refused', 'AUT-26', [{ ...asked, prompt: 'login', further: 'display' }]],
  ['unknown-scopes-refused', 'AUT-26', [{ ...asked, prompt: 'login', further: 'unknown-scope' }]],
  ['unknown-parameters-refused', 'AUT-11', [{ ...asked, prompt: 'login', further: 'unknown-parameter' }]],
  [
    'max-age-ignored',
    'SGN-07',
    [
      { do: 'pass', seconds: 120 },
      { ...asked, further: 'max-age-short' },
    ],
  ],
  [
    'no-time-of-authentication',
    'TOK-13',
    [
      { ...asked, further: 'max-age-long' },
      { do: 'redeem', ...grant },
    ],
  ],
  ['authorization-hint-ignored', 'AUT-25', [...signInOfAnother, { ...asked, hint: 0 }]],
  ['finished-interaction-goes-on', 'AUT-27', [{ do: 'resume', tab: one, isKept: true }]],
  [
    'unsigned-interaction-accepted',
    'AUT-24',
    [
      { ...asked, prompt: 'login' },
      { do: 'start', tab: one, event: 'SignIn', isUnsigned: true },
    ],
  ],
  ['no-userinfo-by-post', 'TOK-38', [{ do: 'userinfo', tokens: 0, with: 'access', method: 'POST' }]],
  ['refresh-does-not-narrow', 'TOK-22', [{ do: 'refresh', ...tokens, scope: 'narrower' }]],
  ['refresh-widens-the-scope', 'TOK-22', [{ do: 'refresh', ...tokens, scope: 'wider' }]],
  ['any-client-secret-accepted', 'TOK-09', [{ do: 'refresh', ...tokens, secret: 'another' }]],
  ['invalid-client-called-otherwise', 'TOK-09', [{ do: 'refresh', ...tokens, secret: 'another' }]],
  ['white-space-around-verifiers-and-secrets-ignored', 'TOK-29', [{ do: 'refresh', ...tokens, secret: 'spaced' }]],
  ['tokens-compared-by-their-beginning', 'TOK-29', [{ do: 'refresh', ...tokens, isLonger: true }]],
  ['no-sign-out-by-post', 'OUT-09', [{ do: 'signOut', browser: 0, method: 'POST' }]],
  ['sign-out-form-of-any-site', 'OUT-09', [{ do: 'signOut', browser: 0, isForged: true }]],
  ['any-hint-taken', 'OUT-08', [{ do: 'signOut', browser: 0, hint: 0, isChanged: true }]],
  ['post-sign-out-uri-ignored', 'OUT-06', [{ do: 'signOut', browser: 0, returnTo: 'registered' }]],
  ['sign-out-loses-the-state', 'OUT-06', [{ do: 'signOut', browser: 0, returnTo: 'registered' }]],
  ['any-post-sign-out-uri-accepted', 'OUT-05', [{ do: 'signOut', browser: 0, returnTo: 'another' }]],
];

for (const [fault, requirement, steps] of shown) {
  test(`one step shows ${fault}, and breaks nothing without it`, async () => {
    expect(await brokenBy([...signIn, ...steps], fault)).toContain(requirement);
    expect(await brokenBy([...signIn, ...steps])).toEqual([]);
  });
}

test('a sign-in that keeps the session identifier of the browser is told', async () => {
  const planted = [{ ...asked, isPlanted: true as const }, ...signIn.slice(1, -2)];
  expect(await brokenBy(planted, 'planted-session-taken-over')).toEqual(['SGN-02']);
  expect(await brokenBy(planted)).toEqual([]);
});

test('a flow that asks for languages has its code delivered', async () => {
  const steps: readonly StepOrGroup[] = [{ ...asked, further: 'languages' }, ...begin(one, 0)];
  expect(await brokenBy(steps, 'ui-locales-as-template-parameter')).toEqual(['SND-18']);
});
