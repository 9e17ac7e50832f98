import { expect, test } from '@playwright/test';
import { signInUrl } from './sign-in-url.ts';

test('a first screen leads to its page, and one that is none of Logto to the sign-in page', () => {
  const leadsTo = (first_screen: string, direct_sign_in?: string) =>
    signInUrl('an-application', { first_screen, direct_sign_in }, new Set());
  expect(leadsTo('register')).toBe('/register?app_id=an-application');
  expect(leadsTo('constructor')).toBe('/sign-in?app_id=an-application');
  expect(leadsTo('constructor', 'social:a')).toBe('/direct/social/a?app_id=an-application&fallback=sign-in');
});
