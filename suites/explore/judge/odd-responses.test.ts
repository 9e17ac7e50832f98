import { expect, test } from '@playwright/test';
import type { Step } from '../steps/step.ts';
import { judgeOddResponse } from './odd-responses.ts';
import { replyOf } from './testing.ts';

const callback = 'http://localhost:9/callback';
const clients = [{ clientId: 'a', clientSecret: 'b', redirectUri: callback }];
const tab = { browser: 0, client: 0 };
const step: Step = { do: 'authorizeOddly', tab, with: [{ name: 'state', change: 'is-a-b-c-d' }] };

/** What is found where a request with a query is answered by this address. */
const judged = (query: string, location: string) => {
  const reply = { ...replyOf('/oidc/auth', 303), location: new URL(location) };
  const request = { method: 'GET', url: new URL(`http://logto.example/oidc/auth?${query}`), headers: {} } as const;
  return judgeOddResponse({ clients }, step, [{ request, reply }]).map(({ requirement }) => requirement);
};

test('an answer at the callback has the state of its request, in whatever characters', () => {
  expect(judged('state=a+b%26c%3Dd', `${callback}?code=1&state=a%20b%26c%3Dd`)).toEqual([]);
  expect(judged('state=a+b%26c%3Dd', `${callback}?code=1&state=a_b_c_d`)).toEqual(['AUT-09']);
  expect(judged('state=%3B', `${callback}?error=login_required`)).toEqual(['AUT-09']);
});

for (const [what, query] of [
  ['repeated', 'state=a%3B&state=a%3B'],
  ['not well-formed', 'state=a%3B%E0%A4%A'],
  ['of characters that no state has', 'state=%00'],
  ['perhaps in a request object', 'state=a%3B&request=a.b.c'],
] as const) {
  test(`nothing is said of a state that is ${what}`, () => {
    expect(judged(query, `${callback}?error=invalid_request`)).toEqual([]);
  });
}

test('an answer has no tokens in its address, and a page may be where it leads', () => {
  expect(judged('response_type=token', `${callback}#access_token=a&state=b`)).toEqual(['AUT-17']);
  expect(judged('response_type=token', `${callback}#error=unsupported_response_type`)).toEqual([]);
  expect(judged('state=a%3B', 'http://logto.example/sign-in?error=a')).toEqual([]);
});
