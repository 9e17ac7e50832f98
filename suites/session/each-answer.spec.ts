import { pairOf } from '../../contracts/cookie-jar.ts';
import { test as base } from '../../fixtures/playwright/openid/every-answer.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { isOfSession } from './sessions.ts';

interface PerTest {
  /** The session cookies, as lines of `Set-Cookie`, of every answer of Logto. */
  readonly everySessionCookie: readonly string[];
}

const test = base.extend<PerTest>({
  everySessionCookie: async ({ everyAnswer: { answers } }, use) => {
    await use(answers.flatMap(({ headers }) => headers.getSetCookie()).filter(isOfSession));
  },
});

const names = (lines: readonly string[]): string[] =>
  lines.map((line) => pairOf(line).name.replace(/^__(Host|Secure)-/, ''));
const without = (lines: readonly string[], attribute: RegExp): string[] =>
  names(lines.filter((line) => !attribute.test(line)));

// In one worker, so that they share the answers.
test.describe.configure({ mode: 'default' });

test('each answer that sets a session cookie of Logto sets it HttpOnly', { tag: ['@SES-02.2'] }, ({
  everySessionCookie,
}) => {
  expect(names(everySessionCookie)).toEqual(expect.arrayContaining(['_interaction', '_session']));
  expect(without(everySessionCookie, /;\s*httponly/i)).toEqual([]);
});

test('each answer that sets a session cookie of Logto sets it SameSite=Lax or Strict', { tag: ['@SES-03.3'] }, ({
  everySessionCookie,
}) => {
  expect(names(everySessionCookie)).toEqual(expect.arrayContaining(['_interaction', '_session']));
  expect(without(everySessionCookie, /;\s*samesite=(lax|strict)/i)).toEqual([]);
});
