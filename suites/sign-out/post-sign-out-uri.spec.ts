import { expect } from '../../fixtures/playwright/test.ts';
import { hintOf, test } from './end-session.ts';

/** Addresses that begin, end or look like the registered one, at another origin or path. */
const elsewhere: Record<string, (registered: URL) => string> = {
  'another site': () => 'https://evil.example/',
  'another port': ({ protocol, hostname }) => `${protocol}//${hostname}:9/`,
  'another scheme': ({ host }) => `ftp://${host}/`,
  'a longer host': ({ protocol, hostname, port }) => `${protocol}//${hostname}.evil.example:${port}/`,
  'the host as user name': ({ origin }) => `${origin}@evil.example/`,
  'the host as user name of a longer form': ({ protocol, host }) => `${protocol}//${host}:x@evil.example/`,
  'a backslash before another host': ({ protocol, host }) => `${protocol}//evil.example\\@${host}/`,
  'a script': () => 'javascript:alert(1)',
  'no scheme': () => '//evil.example/',
};

/** Addresses at the registered origin that are not the registered string. */
const sameHost: Record<string, (registered: URL) => string> = {
  'without its slash': ({ origin }) => origin,
  'with another path': ({ href }) => `${href}account`,
  'with a path that comes back': ({ href }) => `${href}x/..`,
  'with a query': ({ href }) => `${href}?to=elsewhere`,
  'with a fragment': ({ href }) => `${href}#elsewhere`,
  'with a user name': ({ protocol, host }) => `${protocol}//me@${host}/`,
  'in capitals': ({ protocol, host }) => `${protocol}//${host.toUpperCase()}/`,
};

for (const [what, of] of Object.entries(elsewhere)) {
  test(`sign-out never leads to ${what}`, { tag: ['@OUT-05'] }, async ({ member, registered, signOut, stack }) => {
    const { endpoint } = stack.description.logto;
    const post_logout_redirect_uri = of(new URL(registered));
    const { clientId } = stack.description.client;
    for (const proof of [{ id_token_hint: hintOf(member) }, { client_id: clientId }, {}]) {
      const { target } = await signOut(member.visitor, { ...proof, post_logout_redirect_uri });
      expect(new URL(target ?? endpoint).origin, `with ${Object.keys(proof).join() || 'no proof'}`).toBe(endpoint);
    }
  });
}

for (const [how, of] of Object.entries(sameHost)) {
  test(`the registered post sign-out address ${how} is refused`, { tag: ['@OUT-16'] }, async ({
    member,
    registered,
    signOut,
  }) => {
    const { reply, target } = await signOut(member.visitor, {
      id_token_hint: hintOf(member),
      post_logout_redirect_uri: of(new URL(registered)),
    });
    expect(reply).toBeRefused();
    expect(target).toBeNull();
  });
}

test("another application's post sign-out address is refused", { tag: ['@OUT-05'] }, async ({
  member,
  signOut,
  stack,
}) => {
  const { reply, target } = await signOut(member.visitor, {
    id_token_hint: hintOf(member),
    post_logout_redirect_uri: `${stack.description.apps.second.url}/`,
  });
  expect(reply).toBeRefused();
  expect(target).toBeNull();
});
