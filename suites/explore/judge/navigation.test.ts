import { expect, test } from '@playwright/test';
import type { Reply } from '../../../fixtures/http/index.ts';
import type { StepOrGroup } from '../steps/step.ts';
import { judgeNavigation } from './navigation.ts';

const tab = { browser: 0, client: 0 };
const places = {
  endpoint: 'http://localhost:3001',
  clients: [{ clientId: 'a', clientSecret: 'b', redirectUri: 'http://localhost:9/callback' }],
};

/** An answer that leads there, by its header or by what it tells the page. */
const answer = (location: string | null, body: unknown = ''): Reply => {
  const url = new URL('http://localhost:3001/oidc/auth');
  const told = { body, text: '', headers: new Headers(), headerNames: [], took: 1 };
  return { status: 303, url, location: location === null ? null : URL.parse(location, url), ...told };
};

const hint: StepOrGroup = {
  ...{ do: 'authorizeOddly', tab },
  with: [{ name: 'direct_sign_in', change: 'address-slash-backslash' }],
};

for (const [what, reply] of [
  ['the pages', answer('/sign-in?app_id=a')],
  ['the callback', answer('http://localhost:9/callback?code=a')],
  ['an address in other letters that is the same to a browser', answer('http://LOCALHOST:9/callback')],
  ['no address at all', answer('http://[')],
] as const) {
  test(`an answer may lead to ${what}`, () => {
    expect(judgeNavigation(places, hint, [reply])).toEqual([]);
  });
}

for (const [what, reply] of [
  ['two slashes', answer('//attacker.example/')],
  ['a slash and a backslash', answer('/\\attacker.example/')],
  ['a scheme that runs', answer('javascript:alert(1)')],
  ['the callback as userinfo', answer('http://localhost:9@attacker.example/')],
  ['what a page opens after a submission', answer(null, { redirectTo: 'https://attacker.example/' })],
] as const) {
  test(`an answer must not lead to another host by ${what}`, () => {
    const found = judgeNavigation(places, hint, [reply]);
    expect(found).toMatchObject([{ requirement: 'AUT-19', property: 'navigation by direct_sign_in' }]);
  });
}

test('a redirect to a foreign address violates AUT-05, and after a sign-out OUT-05', () => {
  const away = [answer('https://attacker.example/')];
  const redirect: StepOrGroup = { ...hint, with: [{ name: 'redirect_uri', change: 'is-other-host' }] };
  const signOut: StepOrGroup = {
    ...{ do: 'sendMalformed', tab, request: 'sign-out', change: 'value-address-absolute', at: 1, uses: { person: 0 } },
  };
  expect(judgeNavigation(places, redirect, away)).toMatchObject([{ requirement: 'AUT-05' }]);
  expect(judgeNavigation(places, signOut, away)).toMatchObject([{ requirement: 'OUT-05' }]);
});
