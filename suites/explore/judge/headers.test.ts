import { expect, test } from '@playwright/test';
import { judgeHeaders } from './headers.ts';
import { replyOf } from './testing.ts';

const safe = {
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
};

const judged = (...of: Parameters<typeof replyOf>) =>
  judgeHeaders(replyOf(...of)).map(({ requirement }) => requirement);

test('tokens are answered with no-store', () => {
  expect(judged('/oidc/token', 200, { ...safe, 'cache-control': 'no-store' })).toEqual([]);
  expect(judged('/oidc/token', 200, safe)).toEqual(['HDR-05']);
  expect(judged('/oidc/token', 400)).toEqual([]);
});

test('a session cookie is for Logto alone', () => {
  const cookie = (line: string) => judged('/oidc/auth', 303, { ...safe, 'set-cookie': line });
  expect(cookie('_session=a; path=/; samesite=lax; httponly')).toEqual([]);
  expect(cookie('_session=a; path=/')).toEqual(['SES-02', 'SES-03']);
  expect(cookie('_session=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT')).toEqual([]);
  expect(cookie('_logto=%7B%7D; path=/')).toEqual([]);
});

test('no answer repeats a request elsewhere', () => {
  expect(judged('/api/experience/submit', 307, safe)).toEqual(['AUT-14']);
});

test('every answer of Logto itself has its security headers', () => {
  expect(judged('/oidc/auth', 303, safe)).toEqual([]);
  expect(judged('/oidc/auth', 303, { ...safe, 'strict-transport-security': 'max-age=0' })).toEqual(['HDR-01']);
  expect(judged('/api/experience', 204)).toEqual(['HDR-01', 'HDR-01', 'HDR-01']);
});

test('userinfo is JSON, and its refusal has a challenge', () => {
  const json = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  expect(judged('/oidc/me', 200, json)).toEqual([]);
  expect(judged('/oidc/me', 200, { ...json, 'content-type': 'text/plain' })).toEqual(['TOK-38']);
  expect(judged('/oidc/me', 401, { 'www-authenticate': 'Bearer error="invalid_token"' })).toEqual([]);
  expect(judged('/oidc/me', 401)).toEqual(['TOK-38']);
});
