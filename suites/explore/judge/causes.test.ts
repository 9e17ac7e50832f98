import { expect, test } from '@playwright/test';
import { causeIn } from './causes.ts';

const asked = (path: string, headers: Record<string, string> = {}, body?: string) =>
  causeIn({ method: 'POST', url: new URL(path, 'http://logto.example'), headers, ...(body !== undefined && { body }) });

test('a null character is told by where it stands', () => {
  expect(asked('/oidc/auth?state=a%00')).toBe('null in OpenID');
  expect(asked('/api/experience', {}, '{"code":"a\\u0000"}')).toBe('null in API');
});

test('a parameter that goes into a cookie is told by its characters', () => {
  expect(asked('/oidc/auth?ui_locales=zh-CN%20en')).toBe(null);
  expect(asked('/oidc/auth?ui_locales=%F0%9F%99%82')).toBe('a value for a cookie');
  expect(asked('/oidc/auth?organization_id=a%3Bb')).toBe('a value for a cookie');
});

test('credentials are told by their percent-encoding', () => {
  const basic = (credentials: string) => ({ authorization: `Basic ${btoa(credentials)}` });
  expect(asked('/oidc/token', basic('app:secret%20'))).toBe(null);
  expect(asked('/oidc/token', basic('%:%E0%A4%A'))).toBe('broken credentials');
});

test('a body that is said to be compressed is told by that', () => {
  expect(asked('/api/experience', { 'content-encoding': 'gzip' }, '{}')).toBe('a body of another coding');
});
