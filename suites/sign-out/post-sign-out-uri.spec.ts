import { signOut } from '../../fixtures/http/index.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { hintOf, test } from './end-session.ts';

/** Addresses that begin, end or look like the registered one, at another origin or path. */
const elsewhere: ReadonlyArray<readonly [key: string, what: string, of: (registered: URL) => string]> = [
  ['site', 'another site', () => 'https://evil.example/'],
  // Not 9, where the client is registered that stands beside an application of the user's.
  ['port', 'another port', ({ protocol, hostname }) => `${protocol}//${hostname}:1/`],
  ['scheme', 'another scheme', ({ host }) => `ftp://${host}/`],
  [
    'longer-host',
    'another host with the registered host as prefix',
    ({ protocol, hostname, port }) => `${protocol}//${hostname}.evil.example:${port}/`,
  ],
  ['user-name', 'a URL with the host as user name', ({ origin }) => `${origin}@evil.example/`],
  [
    'longer-user-name',
    'a URL with host and port as userinfo',
    ({ protocol, host }) => `${protocol}//${host}:x@evil.example/`,
  ],
  ['backslash', 'another host before a backslash', ({ protocol, host }) => `${protocol}//evil.example\\@${host}/`],
  ['script', 'a javascript URL', () => 'javascript:alert(1)'],
  ['no-scheme', 'a URL without a scheme', () => '//evil.example/'],
];

/** Addresses at the registered origin that are not the registered string. */
const sameHost: ReadonlyArray<readonly [key: string, how: string, of: (registered: URL) => string]> = [
  ['no-slash', 'without its trailing slash', ({ origin }) => origin],
  ['path', 'with another path', ({ href }) => `${href}account`],
  ['path-and-back', 'with a dot segment', ({ href }) => `${href}x/..`],
  ['query', 'with a query', ({ href }) => `${href}?to=elsewhere`],
  ['fragment', 'with a fragment', ({ href }) => `${href}#elsewhere`],
  ['user-name', 'with userinfo', ({ protocol, host }) => `${protocol}//me@${host}/`],
  ['capitals', 'with an upper-case host', ({ protocol, host }) => `${protocol}//${host.toUpperCase()}/`],
];

for (const [key, what, of] of elsewhere) {
  test(`sign-out does not redirect to ${what}`, { tag: [`@OUT-05.1.${key}`] }, async ({
    member,
    registered,
    stack,
  }) => {
    const { endpoint } = stack.description.logto;
    const post_logout_redirect_uri = of(new URL(registered));
    const { clientId } = stack.description.client;
    for (const proof of [{ id_token_hint: hintOf(member) }, { client_id: clientId }, {}]) {
      const { target } = await signOut(member.visitor, { ...proof, post_logout_redirect_uri });
      expect(new URL(target ?? endpoint).origin, `with ${Object.keys(proof).join() || 'no proof'}`).toBe(endpoint);
    }
  });
}

for (const [key, how, of] of sameHost) {
  test(`the registered post_logout_redirect_uri ${how} is rejected`, { tag: [`@OUT-16.1.${key}`] }, async ({
    member,
    registered,
  }) => {
    const { reply, target } = await signOut(member.visitor, {
      id_token_hint: hintOf(member),
      post_logout_redirect_uri: of(new URL(registered)),
    });
    expect(reply).toBeRefused();
    expect(target).toBeNull();
  });
}

test('the post_logout_redirect_uri of another client is rejected', { tag: ['@OUT-05.2'] }, async ({
  member,
  stack,
}) => {
  const { reply, target } = await signOut(member.visitor, {
    id_token_hint: hintOf(member),
    post_logout_redirect_uri: `${stack.description.apps.second.url}/`,
  });
  expect(reply).toBeRefused();
  expect(target).toBeNull();
});
