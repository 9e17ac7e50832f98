import { experience } from '../../contracts/experience.ts';
import { openidPaths, revokeToken } from '../../contracts/openid.ts';
import { postForm } from '../../contracts/wire-request.ts';
import type { Reply } from '../../fixtures/http/index.ts';
import { test as base } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

const origin = 'https://attacker.example';

/** A browser asks with the second, before it sends a request that is more than a form. */
const preflight = {
  origin,
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'content-type',
};

const paths = [
  openidPaths.discovery,
  openidPaths.authorization,
  openidPaths.userinfo,
  openidPaths.endSession,
  '/api/.well-known/sign-in-exp',
  experience.interaction().path,
  '/api/my-account',
  '/api/users',
  '/sign-in',
];

interface PerTest {
  /** What Logto answers to a page of another origin. */
  readonly answers: readonly Reply[];
}

const test = base.extend<PerTest>({
  answers: async ({ backWithCode, stack: { description } }, use) => {
    const { visitor } = await backWithCode();
    const forms = [postForm(openidPaths.token, { grant_type: 'none' }), revokeToken(description.client, 'unknown')];
    const answers: Reply[] = [];
    for (const { path, body, headers } of forms) {
      answers.push(await visitor.open('POST', path, body, { ...headers, origin }));
    }
    for (const path of paths) {
      answers.push(await visitor.open('GET', path, undefined, { origin }));
      answers.push(await visitor.open('OPTIONS', path, undefined, preflight));
    }
    await use(answers);
  },
});

const placeOf = ({ url, status, headers }: Reply): string =>
  `${url.pathname} (${status}): ${headers.get('access-control-allow-origin')}`;

test('no response allows a foreign origin to send the cookies of a user', { tag: ['@HDR-07.1'] }, ({ answers }) => {
  const allowing = answers.filter(({ headers }) => headers.get('access-control-allow-credentials') === 'true');
  const foreign = allowing.filter(({ headers }) => headers.get('access-control-allow-origin') === origin);
  expect(foreign.map(placeOf)).toEqual([]);
});

test('the authorization endpoint does not support CORS', { tag: ['@HDR-07.2'] }, ({ answers }) => {
  const authorization = answers.filter(({ url }) => url.pathname === openidPaths.authorization);
  expect(authorization).toHaveLength(2);
  const allowing = authorization.filter(({ headers }) => headers.has('access-control-allow-origin'));
  expect(allowing.map(placeOf)).toEqual([]);
});
