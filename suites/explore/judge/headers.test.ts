import { expect, test } from '@playwright/test';
import { judgeHeaders } from './headers.ts';
import { replyOf } from './testing.ts';

const judged = (...of: Parameters<typeof replyOf>) =>
  judgeHeaders(replyOf(...of)).map(({ requirement }) => requirement);

test('tokens are answered with no-store', () => {
  expect(judged('/oidc/token', 200, { 'cache-control': 'no-store' })).toEqual([]);
  expect(judged('/oidc/token', 200)).toEqual(['HDR-05']);
  expect(judged('/oidc/token', 400)).toEqual([]);
});

test('a session cookie is for Logto alone', () => {
  const cookie = (line: string) => judged('/oidc/auth', 303, { 'set-cookie': line });
  expect(cookie('_session=a; path=/; samesite=lax; httponly')).toEqual([]);
  expect(cookie('_session=a; path=/')).toEqual(['SES-02', 'SES-03']);
  expect(cookie('_session=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT')).toEqual([]);
  expect(cookie('_logto=%7B%7D; path=/')).toEqual([]);
});

test('no answer repeats a request elsewhere', () => {
  expect(judged('/api/experience/submit', 307, { 'x-content-type-options': 'nosniff' })).toEqual(['AUT-14']);
});
