import { mergeTests } from '@playwright/test';
import { z } from 'zod';
import { pairOf } from '../../contracts/cookie-jar.ts';
import { xsrfIn } from '../../contracts/openid.ts';
import { type Reply, sendNow, succeeded } from '../../fixtures/http/index.ts';
import { test as registration } from '../../fixtures/playwright/people/registration.ts';
import { test as common, expect } from '../../fixtures/playwright/test.ts';
import { isOfSession } from './sessions.ts';

interface PerTest {
  /** The session cookies, as lines of `Set-Cookie`, of every answer of Logto to registration, sign-out and sign-in. */
  readonly everySessionCookie: readonly string[];
}

const test = mergeTests(common, registration).extend<PerTest>({
  everySessionCookie: async ({ visit, register, phone }, use) => {
    const answers: Reply[] = [];
    const visitor = visit().by(async (request) => {
      const reply = await sendNow(request);
      answers.push(reply);
      return reply;
    });
    succeeded(await visitor.authorize());
    succeeded(await visitor.start('Register'));
    await register(visitor, phone, `Kx7!${crypto.randomUUID().slice(0, 13)}`);
    await visitor.follow(succeeded(await visitor.authorize({ prompt: undefined })));
    const { body } = succeeded(await visitor.endSession());
    await visitor.follow(await visitor.confirmSignOut(z.string().parse(xsrfIn(String(body)))));
    succeeded(await visitor.authorize());
    await use(answers.flatMap(({ headers }) => headers.getSetCookie()).filter(isOfSession));
  },
});

const names = (lines: readonly string[]): string[] =>
  lines.map((line) => pairOf(line).name.replace(/^__(Host|Secure)-/, ''));
const without = (lines: readonly string[], attribute: RegExp): string[] =>
  names(lines.filter((line) => !attribute.test(line)));

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
