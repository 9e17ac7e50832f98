import { expect, test } from '@playwright/test';
import { arrivalAt, newRequest } from '../../../fixtures/http/authorization.ts';

import { judgeResponse } from './responses.ts';
import { replyOf } from './testing.ts';

const endpoint = 'http://logto.example';
const callback = 'http://app.example/callback';
const request = newRequest('app', callback);

const judged = (address: string, changes: Readonly<Record<string, string>>) => {
  const url = new URL(address);
  url.search = new URLSearchParams({ state: request.state, iss: `${endpoint}/oidc`, ...changes }).toString();
  return judgeResponse({ arrival: arrivalAt(url, replyOf('/oidc/auth', 303)), request }, endpoint).map(
    (one) => one.requirement,
  );
};

test('a response with the state of the request and the issuer is right', () => {
  expect(judged(callback, { code: 'c' })).toEqual([]);
  expect(judged(callback, { error: 'login_required' })).toEqual([]);
});

test('a response with another state, another issuer or at another address is wrong', () => {
  expect(judged(callback, { code: 'c', state: 'another' })).toEqual(['AUT-09']);
  expect(judged(callback, { error: 'login_required', iss: 'https://other.example' })).toEqual(['AUT-10']);
  expect(judged('http://other.example/', { code: 'c' })).toEqual(['AUT-05']);
});

test('a page of Logto that shows an error is no response', () => {
  expect(judged(`${endpoint}/sign-in`, { error: 'any' })).toEqual([]);
});
