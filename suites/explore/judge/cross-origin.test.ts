import { expect, test } from '@playwright/test';
import { judgeCrossOrigin } from './cross-origin.ts';
import { replyOf } from './testing.ts';

const foreign = 'https://attacker.example';
const own = 'http://localhost:9';
const clients = [{ clientId: 'a', clientSecret: 'b', redirectUri: `${own}/callback` }];

/** What is found of an answer to a page of an origin, to which its headers allow so much. */
const judged = (origin: string, path: string, allowed: string, credentials = 'true') => {
  const headers = { 'access-control-allow-origin': allowed, 'access-control-allow-credentials': credentials };
  const reply = replyOf(path, 200, headers);
  const request = { method: 'GET', url: reply.url, headers: { origin } } as const;
  return judgeCrossOrigin({ clients }, { request, reply }).map(({ requirement }) => requirement);
};

test('no answer lets a foreign origin send cookies, and one of an application may', () => {
  expect(judged(foreign, '/api/experience/submit', foreign)).toEqual(['HDR-07']);
  expect(judged(foreign, '/api/experience/submit', foreign, 'false')).toEqual([]);
  expect(judged(foreign, '/api/experience/submit', 'http://another.example')).toEqual([]);
  expect(judged(own, '/oidc/token', own)).toEqual([]);
});
