import { authorizationQuery } from '../../fixtures/http/authorization.ts';
import { test } from '../../fixtures/playwright/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

/** Addresses that lead away from the registered host, by what they are made of. */
const foreign: ReadonlyArray<readonly [string, (registered: URL) => string]> = [
  ['another host', () => 'https://attacker.example/callback'],
  [
    'another host that begins like the registered one',
    ({ port }) => `http://localhost.attacker.example:${port}/callback`,
  ],
  ['the registered host as user info', ({ host }) => `http://${host}@attacker.example/callback`],
  ['the registered host behind a backslash', ({ host }) => `http://attacker.example\\@${host}/callback`],
  ['the registered host behind a fragment', ({ host }) => `http://attacker.example#@${host}/callback`],
  ['another port', () => 'http://localhost:1/callback'],
  ['no scheme', () => '//attacker.example/callback'],
  ['a script', () => 'javascript:alert(document.cookie)//'],
  ['a document of its own', () => 'data:text/html,<script>alert(1)</script>'],
  ['a line break', ({ href }) => `${href}\r\nlocation: https://attacker.example/`],
];

/** Addresses at the registered host that are not the registered string. */
const inexact: ReadonlyArray<readonly [string, (registered: URL) => string]> = [
  ['something behind it', ({ href }) => `${href}2`],
  ['a segment behind it', ({ href }) => `${href}/more`],
  ['a slash behind it', ({ href }) => `${href}/`],
  ['a way up', ({ href }) => `${href}/../other`],
  ['an encoded way up', ({ href }) => `${href}/%2e%2e/other`],
  ['a path in capitals', ({ origin }) => `${origin}/CALLBACK`],
  ['a host in capitals', ({ port }) => `http://LOCALHOST:${port}/callback`],
  ['an encoded letter', ({ origin }) => `${origin}/%63allback`],
  ['an encoded zero behind it', ({ href }) => `${href}%00`],
  ['a query', ({ href }) => `${href}?next=/`],
  ['a fragment', ({ href }) => `${href}#here`],
  ['user info', ({ host }) => `http://user:secret@${host}/callback`],
  ['another scheme', ({ host }) => `https://${host}/callback`],
  ['the address of this machine for its name', ({ port }) => `http://127.0.0.1:${port}/callback`],
  ['white space', ({ href }) => ` ${href}`],
  ['no path', ({ origin }) => origin],
];

for (const { table, tag } of [
  { table: foreign, tag: '@AUT-05' },
  { table: inexact, tag: '@AUT-21' },
]) {
  for (const [title, change] of table) {
    test(`a redirect URI with ${title} is refused`, { tag }, async ({ visit }) => {
      const visitor = visit();
      const redirect_uri = change(new URL(visitor.request.redirectUri));
      const reply = await visitor.authorize({ redirect_uri });
      expect(reply.location).toBeNull();
      expect(reply).toBeRefused();
    });
  }
}

for (const order of ['first', 'last'] as const) {
  test(`a second redirect URI leads nowhere, with the registered one ${order}`, { tag: ['@AUT-05'] }, async ({
    backWithCode,
  }) => {
    const { visitor } = await backWithCode();
    const query = authorizationQuery(visitor.request, { prompt: undefined });
    const attacker = ['redirect_uri', 'https://attacker.example/callback'];
    const pairs = order === 'first' ? [...query, attacker] : [attacker, ...query];
    const arrival = await visitor.follow(await visitor.open('GET', `/oidc/auth?${new URLSearchParams(pairs)}`));
    expect([arrival.reply.url.origin, new URL(visitor.request.redirectUri).origin]).toContain(arrival.url.origin);
    expect(arrival.code).toBeNull();
  });
}

test('a missing redirect URI leads to no other than the registered one', { tag: ['@AUT-05'] }, async ({
  backWithCode,
  note,
}) => {
  const { visitor } = await backWithCode();
  const reply = await visitor.authorize({ redirect_uri: undefined, prompt: undefined });
  const arrival = await visitor.follow(reply);
  note(`Without a redirect URI, where one is registered: ${reply.status}, code ${arrival.code ? 'given' : 'refused'}.`);
  expect([new URL(visitor.request.redirectUri).origin, reply.url.origin]).toContain(arrival.url.origin);
});

test('a missing redirect URI is refused where two are registered', { tag: ['@AUT-05'] }, async ({
  register,
  visit,
}) => {
  const redirectUris = ['http://localhost:9/callback', 'http://localhost:9/other'];
  const visitor = visit(await register({ type: 'Traditional', redirectUris }));
  const reply = await visitor.authorize({ redirect_uri: undefined });
  expect(reply.location).toBeNull();
  expect(reply).toBeRefused();
});

test('an unknown client leads to no address at all', { tag: ['@AUT-05'] }, async ({ backWithCode }) => {
  const { visitor } = await backWithCode();
  const reply = await visitor.authorize({ client_id: 'nobody-registered-this', prompt: undefined });
  expect(reply.location).toBeNull();
  expect(reply).toBeRefused();
});

test('the browser of somebody who is signed in never goes to an address that is not registered', {
  tag: ['@AUT-05'],
}, async ({ page, otherSite, userWithSession: _, issuer, visit, look }) => {
  const { request } = visit();
  const query = authorizationQuery(request, { redirect_uri: `${otherSite.url}/callback`, prompt: undefined });
  await page.goto(`${issuer}/auth?${query}`);
  expect(new URL(page.url()).origin).toBe(new URL(issuer).origin);
  await look('What the person sees instead');
  expect(otherSite.requests).toEqual([]);
});
