import { expect, test } from '@playwright/test';
import { isInside, pressOf, requestOf, targetOf } from './recorded-press.ts';

const sent = {
  method: 'POST',
  url: 'http://localhost:3000/?from=here',
  headers: { origin: 'http://localhost:3000', 'next-action': '40ab' },
  body: '["bound"]',
} as const;

test('a recorded press is replayed to another instance with the origin of that instance', () => {
  const press = pressOf(sent, 'http://localhost:3000', 'x-action-redirect');
  expect(requestOf(press, 'https://shop.example')).toEqual({
    ...sent,
    url: 'https://shop.example/?from=here',
    headers: { ...sent.headers, origin: 'https://shop.example' },
  });
});

test('a redirect target is read from either header, absolute or relative', () => {
  const from = 'http://localhost:3000/auth/start?x=/y';
  const targets = ['http://idp:3001/oidc/auth;push', '/sign-in;replace', 'next', '?step=2', '//idp/auth', ''];
  expect(targets.map((target) => targetOf(target, from))).toEqual([
    'http://idp:3001/oidc/auth',
    'http://localhost:3000/sign-in',
    'http://localhost:3000/auth/next',
    'http://localhost:3000/auth/start?step=2',
    'http://idp/auth',
    null,
  ]);
});

test('another port of the host is outside the application', () => {
  const inside = ['http://localhost:3000/a', 'http://localhost:3000', 'http://localhost:30001/', 'http://localhost/'];
  expect(inside.map((url) => isInside(url, 'http://localhost:3000'))).toEqual([true, true, false, false]);
});
