import { experience } from '../../contracts/experience.ts';
import { openidPaths } from '../../contracts/openid.ts';
import { postForm } from '../../contracts/wire-request.ts';
import type { Reply } from '../../fixtures/http/index.ts';
import { test as base } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

/** Pages, endpoints and refusals that a browser reaches, by somebody in the middle of a sign-in. */
const places = [
  '/sign-in',
  '/register',
  '/forgot-password',
  '/sign-in/verification-code',
  '/unknown-session',
  '/no-such-page',
  '/assets/no-such-script.js',
  openidPaths.discovery,
  openidPaths.keys,
  openidPaths.authorization,
  openidPaths.userinfo,
  openidPaths.endSession,
  '/oidc/no-such-endpoint',
  '/api/.well-known/sign-in-exp',
  experience.interaction().path,
  '/api/users',
  '/api/no-such-route',
];

/** What each of them answered; `missing` lists those whose header does not satisfy. */
const test = base.extend<{ readonly missing: (name: string, good: (value: string) => boolean) => string[] }>({
  missing: async ({ begin, visit }, use) => {
    const visitor = await begin('SignIn');
    const newVisitor = visit();
    const replies: Reply[] = [
      await newVisitor.authorize(),
      await newVisitor.open('GET', '/sign-in'),
      await visitor.send(postForm(openidPaths.token, {})),
      await visitor.verifyPassword('nobody', 'nothing'),
    ];
    for (const path of places) {
      replies.push(await visitor.open('GET', path));
    }
    await use((name, good) =>
      replies
        .filter(({ headers }) => !good(headers.get(name) ?? ''))
        .map(({ url, status, headers }) => `${url.pathname} (${status}): ${headers.get(name)}`),
    );
  },
});

const secondsIn = (policy: string): number => Number(/max-age=(\d+)/.exec(policy)?.[1] ?? 0);
const aYear = 365 * 24 * 3600;

const safe = ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin', 'origin'];

const headers: ReadonlyArray<readonly [id: string, name: string, what: string, good: (value: string) => boolean]> = [
  ['HDR-01.1', 'Strict-Transport-Security', 'a positive max-age', (policy) => secondsIn(policy) > 0],
  ['HDR-01.2', 'Strict-Transport-Security', 'a max-age of at least one year', (policy) => secondsIn(policy) >= aYear],
  ['HDR-01.3', 'X-Content-Type-Options', 'nosniff', (value) => value === 'nosniff'],
  ['HDR-01.4', 'Referrer-Policy', 'a policy that withholds the full URL', (value) => safe.includes(value)],
];

for (const [id, name, what, good] of headers) {
  test(`every response has ${name} with ${what}`, { tag: [`@${id}`] }, async ({ missing }) => {
    expect(missing(name, good)).toEqual([]);
  });
}

test('the sign-in page has a Content-Security-Policy without unsafe-inline', { tag: ['@HDR-02.1'] }, async ({
  begin,
}) => {
  const { headers } = await (await begin('SignIn')).open('GET', '/sign-in');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain('default-src');
  expect(policy.split(';').filter((directive) => directive.includes("'unsafe-inline'"))).toEqual([]);
});
