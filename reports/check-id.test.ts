import { expect, test } from '@playwright/test';
import { checkId } from './check-id.ts';

test('an id joins the path of the suite and the title', () => {
  const title = 'an existing number is led to sign-in, with no second account';
  const id = 'register/with-password/an-existing-number-is-led-to-sign-in-with-no-second-account';
  expect(checkId('register/with-password.spec.ts', [title])).toBe(id);
});

test('a suite that is named like its folder adds nothing', () => {
  expect(checkId('register/register.spec.ts', ['a code'])).toBe('register/a-code');
});

test('describe blocks are part of the id, and scripts other than Latin stay', () => {
  expect(checkId('sign-in.spec.ts', ['by code', '登录 2'])).toBe('sign-in/by-code/登录-2');
});
