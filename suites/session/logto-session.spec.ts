import { pairOf } from '../../contracts/cookie-jar.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { uniformity } from '../../fixtures/statistics/uniformity.ts';
import { isOfSession, test } from './sessions.ts';

test('the session cookies of Logto and the application are HttpOnly', { tag: ['@SES-02.1'] }, async ({
  app,
  context,
  appCookie,
  userWithSession,
}) => {
  await app.signIn();
  await expect(app).toBeSignedInAs(userWithSession);
  const cookies = (await context.cookies()).filter(({ name }) => isOfSession(name));
  const names = cookies.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['_session', appCookie]));
  expect(cookies.filter(({ httpOnly }) => !httpOnly)).toEqual([]);
});

test('the session cookies of Logto are SameSite=Lax or Strict', { tag: ['@SES-03.2'] }, async ({ visit }) => {
  // A browser tells Lax where a cookie says nothing, so it is the wire that is read.
  const replies = [await visit().authorize(), await visit().endSession()];
  const cookies = replies.flatMap((reply) => reply.headers.getSetCookie()).filter(isOfSession);
  expect(cookies.map((line) => pairOf(line).name)).toEqual(expect.arrayContaining(['_interaction', '_session']));
  expect(cookies.filter((line) => !/; samesite=(lax|strict)/i.test(line))).toEqual([]);
});

test('the session cookies of Logto are Secure over https', { tag: ['@SES-01.2'] }, async ({ replyOverTls }) => {
  const cookies = replyOverTls.headers.getSetCookie().filter(isOfSession);
  expect(cookies.length).toBeGreaterThan(0);
  expect(cookies.filter((line) => !/; secure/i.test(line))).toEqual([]);
});

test('the session cookies of Logto have a __Host- or __Secure- prefix over https', { tag: ['@SES-04.2'] }, async ({
  replyOverTls,
}) => {
  const names = replyOverTls.headers.getSetCookie().map((line) => pairOf(line).name);
  expect(names.filter(isOfSession)).not.toEqual([]);
  expect(names.filter((name) => isOfSession(name) && !/^__(Host|Secure)-/.test(name))).toEqual([]);
});

test('session identifiers are unique, have at least 128 bits and are uniformly distributed', {
  tag: ['@SES-07.1'],
}, async ({ sessionIds, distribution }) => {
  const ids = await sessionIds(640);
  // Two samples tell bias from chance.
  const samples = [uniformity(ids.slice(0, 320)), uniformity(ids.slice(320))];
  const probabilities = samples.map(({ leastProbability }) => leastProbability);
  await distribution('probability of the least uniform position of the session identifiers', probabilities);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Math.min(...samples.map(({ bits }) => bits))).toBeGreaterThanOrEqual(128);
  expect(Math.max(...probabilities)).toBeGreaterThan(0.001);
});

test('interaction identifiers are unique, have at least 64 bits and are uniformly distributed', {
  tag: ['@SES-13.1'],
}, async ({ interactionIds }) => {
  const ids = await interactionIds(640);
  const [first, second] = [uniformity(ids.slice(0, 320)), uniformity(ids.slice(320))];
  expect(new Set(ids).size).toBe(ids.length);
  expect(Math.min(first.bits, second.bits)).toBeGreaterThanOrEqual(64);
  expect(Math.max(first.leastProbability, second.leastProbability)).toBeGreaterThan(0.001);
});
