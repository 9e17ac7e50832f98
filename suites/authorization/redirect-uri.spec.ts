import { authorizationQuery } from '../../fixtures/http/authorization.ts';
import { test } from '../../fixtures/playwright/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

/** Addresses that lead away from the registered host, by what they are made of. */
const foreign: ReadonlyArray<readonly [key: string, title: string, change: (registered: URL) => string]> = [
  ['other-host', 'another host', () => 'https://attacker.example/callback'],
  [
    'longer-host',
    'another host that begins like the registered one',
    ({ port }) => `http://localhost.attacker.example:${port}/callback`,
  ],
  ['user-info', 'the registered host as user info', ({ host }) => `http://${host}@attacker.example/callback`],
  ['backslash', 'the registered host behind a backslash', ({ host }) => `http://attacker.example\\@${host}/callback`],
  ['fragment', 'the registered host behind a fragment', ({ host }) => `http://attacker.example#@${host}/callback`],
  ['other-port', 'another port', () => 'http://localhost:1/callback'],
  ['no-scheme', 'no scheme', () => '//attacker.example/callback'],
  ['script', 'a script', () => 'javascript:alert(document.cookie)//'],
  ['data', 'a document of its own', () => 'data:text/html,<script>alert(1)</script>'],
  ['line-break', 'a line break', ({ href }) => `${href}\r\nlocation: https://attacker.example/`],
];

/** Addresses at the registered host that are not the registered string. */
const inexact: ReadonlyArray<readonly [key: string, title: string, change: (registered: URL) => string]> = [
  ['longer-path', 'something behind it', ({ href }) => `${href}2`],
  ['longer-segment', 'a segment behind it', ({ href }) => `${href}/more`],
  ['slash', 'a slash behind it', ({ href }) => `${href}/`],
  ['way-up', 'a way up', ({ href }) => `${href}/../other`],
  ['encoded-way-up', 'an encoded way up', ({ href }) => `${href}/%2e%2e/other`],
  ['path-in-capitals', 'a path in capitals', ({ origin }) => `${origin}/CALLBACK`],
  ['host-in-capitals', 'a host in capitals', ({ port }) => `http://LOCALHOST:${port}/callback`],
  ['encoded-letter', 'an encoded letter', ({ origin }) => `${origin}/%63allback`],
  ['encoded-zero', 'an encoded zero behind it', ({ href }) => `${href}%00`],
  ['query', 'a query', ({ href }) => `${href}?next=/`],
  ['fragment', 'a fragment', ({ href }) => `${href}#here`],
  ['user-info', 'user info', ({ host }) => `http://user:secret@${host}/callback`],
  ['other-scheme', 'another scheme', ({ host }) => `https://${host}/callback`],
  ['address-for-name', 'the address of this machine for its name', ({ port }) => `http://127.0.0.1:${port}/callback`],
  ['white-space', 'white space', ({ href }) => ` ${href}`],
  ['no-path', 'no path', ({ origin }) => origin],
];

for (const { table, tag } of [
  { table: foreign, tag: '@AUT-05.1' },
  { table: inexact, tag: '@AUT-21.1' },
]) {
  for (const [key, title, change] of table) {
    test(`a redirect URI with ${title} is refused`, { tag: `${tag}.${key}` }, async ({ visit }) => {
      const visitor = visit();
      const redirect_uri = change(new URL(visitor.request.redirectUri));
      const reply = await visitor.authorize({ redirect_uri });
      expect(reply.location).toBeNull();
      expect(reply).toBeRefused();
    });
  }
}

for (const order of ['first', 'last'] as const) {
  test(`a second redirect URI is not followed, with the registered one ${order}`, {
    tag: [`@AUT-05.2.${order}`],
  }, async ({ backWithCode }) => {
    const { visitor } = await backWithCode();
    const query = authorizationQuery(visitor.request, { prompt: undefined });
    const attacker = ['redirect_uri', 'https://attacker.example/callback'];
    const pairs = order === 'first' ? [...query, attacker] : [attacker, ...query];
    const arrival = await visitor.follow(await visitor.open('GET', `/oidc/auth?${new URLSearchParams(pairs)}`));
    expect([arrival.reply.url.origin, new URL(visitor.request.redirectUri).origin]).toContain(arrival.url.origin);
    expect(arrival.code).toBeNull();
  });
}

test('a request without redirect_uri redirects to the registered one only', { tag: ['@AUT-05.3'] }, async ({
  backWithCode,
  note,
}) => {
  const { visitor } = await backWithCode();
  const reply = await visitor.authorize({ redirect_uri: undefined, prompt: undefined });
  const arrival = await visitor.follow(reply);
  note(`Without a redirect URI, where one is registered: ${reply.status}, code ${arrival.code ? 'given' : 'refused'}.`);
  expect([new URL(visitor.request.redirectUri).origin, reply.url.origin]).toContain(arrival.url.origin);
});

test('a missing redirect URI is refused where two are registered', { tag: ['@AUT-05.4'] }, async ({
  register,
  visit,
}) => {
  const redirectUris = ['http://localhost:9/callback', 'http://localhost:9/other'];
  const visitor = visit(await register({ type: 'Traditional', redirectUris }));
  const reply = await visitor.authorize({ redirect_uri: undefined });
  expect(reply.location).toBeNull();
  expect(reply).toBeRefused();
});

test('a request of an unknown client is not redirected', { tag: ['@AUT-05.5'] }, async ({ backWithCode }) => {
  const { visitor } = await backWithCode();
  const reply = await visitor.authorize({ client_id: 'nobody-registered-this', prompt: undefined });
  expect(reply.location).toBeNull();
  expect(reply).toBeRefused();
});

test('the browser of a signed-in user is never sent to an unregistered redirect URI', {
  tag: ['@AUT-05.6'],
}, async ({ page, otherSite, userWithSession: _, issuer, visit, look }) => {
  const { request } = visit();
  const query = authorizationQuery(request, { redirect_uri: `${otherSite.url}/callback`, prompt: undefined });
  await page.goto(`${issuer}/auth?${query}`);
  expect(new URL(page.url()).origin).toBe(new URL(issuer).origin);
  await look('What the person sees instead');
  expect(otherSite.requests).toEqual([]);
});
