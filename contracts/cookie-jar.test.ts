import { expect, test } from '@playwright/test';
import { createCookieJar } from './cookie-jar.ts';

const interaction =
  '_interaction={"app":"uid","_legacy":"uid"}; path=/; expires=Fri, 01 Jan 2100 00:00:00 GMT; httponly';
const resume = '_interaction_resume=uid; path=/oidc/auth/uid; samesite=lax';

test('JSON values that k6 would drop are kept, each apart from the next', () => {
  const jar = createCookieJar();
  jar.store('http://localhost:3001/oidc/auth?x=1', `${interaction}, ${resume}`);
  expect(jar.headerFor('http://localhost:3001/oidc/auth/uid')).toBe(
    '_interaction={"app":"uid","_legacy":"uid"}; _interaction_resume=uid',
  );
});

test('sends a cookie below its path only', () => {
  const jar = createCookieJar();
  jar.store('http://localhost:3001/oidc/auth', resume);
  expect(jar.headerFor('http://localhost:3001/oidc/auth/uid2')).toBe('');
  expect(jar.headerFor('http://localhost:3001/oidc/auth/uid/more?a=b')).toBe('_interaction_resume=uid');
});

test('shares cookies between the ports of a host, not between hosts', () => {
  const jar = createCookieJar();
  jar.store('http://localhost:3001/', 'a=1; path=/');
  expect(jar.headerFor('http://localhost:4400/callback')).toBe('a=1');
  expect(jar.headerFor('http://127.0.0.1:3001/')).toBe('');
});

test('forgets what a reply deletes', () => {
  const jar = createCookieJar();
  jar.store('http://localhost/', 'a=1; path=/, b=2; path=/, c=3; path=/');
  jar.store('http://localhost/', 'a=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT, b=; Path=/; Max-Age=0');
  expect(jar.headerFor('http://localhost/')).toBe('c=3');
});
