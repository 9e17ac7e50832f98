import { openidPaths } from '../../contracts/openid.ts';
import type { Reply } from '../../fixtures/http/index.ts';
import { test } from '../../fixtures/playwright/openid/every-answer.ts';
import { expect } from '../../fixtures/playwright/test.ts';

const placeOf = ({ url, status }: Reply): string => `${url.pathname.replace(/[\w-]{12,}/g, '…')} (${status})`;

/** The places of those answers that lack something, each once. */
const lacking = (answers: readonly Reply[], lacks: (answer: Reply) => boolean): string[] => [
  ...new Set(answers.filter(lacks).map(placeOf)),
];

// In one worker, so that they share the answers.
test.describe.configure({ mode: 'default' });

/** As a whole word: six digits stand in many a time and number. */
const standsIn = (text: string, secret: string): boolean =>
  new RegExp(`(?<!\\w)${RegExp.escape(secret)}(?!\\w)`).test(text);

test('each answer of the flows has HSTS, nosniff and a Referrer-Policy', { tag: ['@HDR-01.5'] }, ({ everyAnswer }) => {
  const names = ['strict-transport-security', 'x-content-type-options', 'referrer-policy'];
  const lacks = ({ headers }: Reply) => names.some((name) => !headers.has(name));
  expect(everyAnswer.answers.length).toBeGreaterThan(20);
  expect(lacking(everyAnswer.answers, lacks)).toEqual([]);
});

test('no redirect of the flows is a 307 or 308', { tag: ['@AUT-14.3'] }, ({ everyAnswer: { answers } }) => {
  expect(answers.filter(({ location }) => location !== null)).not.toEqual([]);
  expect(lacking(answers, ({ status }) => status === 307 || status === 308)).toEqual([]);
});

test('each answer with tokens or claims has Cache-Control: no-store', { tag: ['@HDR-05.1'] }, ({
  everyAnswer: { answers },
}) => {
  const paths: readonly string[] = [openidPaths.token, openidPaths.userinfo, openidPaths.introspection];
  const sensitive = answers.filter(({ url, status }) => paths.includes(url.pathname) && status === 200);
  expect(new Set(sensitive.map(({ url }) => url.pathname)).size).toBe(3);
  expect(lacking(sensitive, ({ headers }) => !headers.get('cache-control')?.includes('no-store'))).toEqual([]);
});

test('each redirect with an authorization code has Cache-Control: no-store', { tag: ['@HDR-05.2'] }, ({
  everyAnswer: { answers },
}) => {
  const withCode = answers.filter(({ location }) => location?.searchParams.has('code'));
  expect(withCode).not.toEqual([]);
  expect(lacking(withCode, ({ headers }) => !headers.get('cache-control')?.includes('no-store'))).toEqual([]);
});

test('no answer contains a password, a code of a message, a verifier or the client secret', {
  tag: ['@HDR-06.1'],
}, ({ everyAnswer: { answers, secrets } }) => {
  const told = ({ text, headers }: Reply) => `${text}\n${[...headers].join('\n')}`;
  const revealed = [...secrets].flatMap(([name, secret]) =>
    lacking(answers, (answer) => standsIn(told(answer), secret)).map((place) => `${name} in ${place}`),
  );
  expect(revealed).toEqual([]);
});
