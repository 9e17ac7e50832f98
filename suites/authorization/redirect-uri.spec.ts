import { openidPaths } from '../../contracts/openid.ts';
import { authorizationQuery } from '../../fixtures/http/authorization.ts';
import { foreignUris, inexactUris } from '../../fixtures/http/values/redirect-uris.ts';
import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

for (const { table, tag } of [
  { table: foreignUris, tag: '@AUT-05.1' },
  { table: inexactUris, tag: '@AUT-21.1' },
]) {
  for (const { key, title, change } of table) {
    test(`a redirect_uri with ${title} is rejected`, { tag: `${tag}.${key}` }, async ({ visit }) => {
      const visitor = visit();
      const redirect_uri = change(new URL(visitor.request.redirectUri));
      const reply = await visitor.authorize({ redirect_uri });
      expect(reply.location).toBeNull();
      expect(reply).toBeRefused();
    });
  }
}

for (const order of ['first', 'last'] as const) {
  test(`a request with two redirect_uri parameters returns no code, with the registered one ${order}`, {
    tag: [`@AUT-05.2.${order}`],
  }, async ({ backWithCode }) => {
    const { visitor } = await backWithCode();
    const query = authorizationQuery(visitor.request, { prompt: undefined });
    const attacker = ['redirect_uri', 'https://attacker.example/callback'];
    const pairs = order === 'first' ? [...query, attacker] : [attacker, ...query];
    const arrival = await visitor.follow(
      await visitor.open('GET', `${openidPaths.authorization}?${new URLSearchParams(pairs)}`),
    );
    expect([arrival.reply.url.origin, new URL(visitor.request.redirectUri).origin]).toContain(arrival.url.origin);
    expect(arrival.code).toBeNull();
  });
}

test('a request without redirect_uri redirects only to the registered URI', { tag: ['@AUT-05.3'] }, async ({
  backWithCode,
  note,
}) => {
  const { visitor } = await backWithCode();
  const reply = await visitor.authorize({ redirect_uri: undefined, prompt: undefined });
  const arrival = await visitor.follow(reply);
  note(
    `Without redirect_uri, with one URI registered: ${reply.status}, code ${arrival.code ? 'issued' : 'not issued'}.`,
  );
  expect([new URL(visitor.request.redirectUri).origin, reply.url.origin]).toContain(arrival.url.origin);
});

test('a request without redirect_uri is rejected if two URIs are registered', { tag: ['@AUT-05.4'] }, async ({
  register,
  visit,
}) => {
  const redirectUris = ['http://localhost:9/callback', 'http://localhost:9/other'];
  const visitor = visit(await register({ type: 'Traditional', redirectUris }));
  const reply = await visitor.authorize({ redirect_uri: undefined });
  expect(reply.location).toBeNull();
  expect(reply).toBeRefused();
});

test('a request with an unknown client_id is rejected without a redirect', { tag: ['@AUT-05.5'] }, async ({
  backWithCode,
}) => {
  const { visitor } = await backWithCode();
  const reply = await visitor.authorize({ client_id: 'nobody-registered-this', prompt: undefined });
  expect(reply.location).toBeNull();
  expect(reply).toBeRefused();
});

test('the browser of a signed-in user is not redirected to an unregistered redirect_uri', {
  tag: ['@AUT-05.6'],
}, async ({ page, otherSite, userWithSession: _, issuer, visit, attachScreenshot }) => {
  const { request } = visit();
  const query = authorizationQuery(request, { redirect_uri: `${otherSite.url}/callback`, prompt: undefined });
  await page.goto(`${issuer}/auth?${query}`);
  expect(new URL(page.url()).origin).toBe(new URL(issuer).origin);
  await attachScreenshot('The error page for an unregistered redirect_uri');
  expect(otherSite.requests).toEqual([]);
});
