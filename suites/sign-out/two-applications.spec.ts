import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import { expect } from '../../fixtures/playwright/test.ts';
import { freePort } from '../../fixtures/stack/ports.ts';
import { createApplication } from '../../fixtures/stack/provision.ts';
import { makeReachable } from '../../fixtures/stack/reachable.ts';
import { test as base, hintOf } from './end-session.ts';

/** An application that wants to be told of a sign-out. */
interface ToldApplication {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly url: string;
  /** The first logout token that it got, or that comes within 5 s from now. */
  readonly logoutToken: () => Promise<string>;
}

const test = base.extend<{ readonly told: ToldApplication }>({
  told: async ({ stack }, use, testInfo) => {
    const port = await freePort('an application that is told of sign-outs', 0);
    const url = `http://localhost:${port}`;
    const client = await createApplication(stack.management, 'harness-told', url);
    await using reachable = await makeReachable(stack.description.logto.remoteForwarder, url);
    await stack.management.call('PATCH', `/applications/${client.clientId}`, z.void(), {
      oidcClientMetadata: {
        redirectUris: [`${url}/callback`],
        postLogoutRedirectUris: [`${url}/`],
        backchannelLogoutUri: `${reachable.url}/back-channel-logout`,
      },
    });
    const got = Promise.withResolvers<string>();
    const server = createServer(async (request, response) => {
      got.resolve(new URLSearchParams(await text(request)).get('logout_token') ?? '');
      response.end();
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const over = new AbortController();
    const isExternal = stack.description.target.kind === 'external';
    const tooLate = async (): Promise<never> => {
      await setTimeout(5000, undefined, { signal: over.signal });
      // One in a container does not reach this machine, and by default Logto calls no private address at all.
      testInfo.skip(
        isExternal,
        'the target called nobody here: does it reach this machine, and may it (docs/targets.md)?',
      );
      throw new Error('no logout token came within 5 s');
    };
    await use({ ...client, url, logoutToken: () => Promise.race([got.promise, tooLate()]) });
    over.abort();
    server.close();
    server.closeAllConnections();
  },
});

test('a second application that wants to be told is told of a sign-out', { tag: ['@OUT-12.1'] }, async ({
  member,
  signOut,
  stack,
  told,
  user,
}) => {
  const issuer = `${stack.description.logto.endpoint}/oidc`;
  await member.visitor.follow(
    await member.visitor.authorize({ client_id: told.clientId, redirect_uri: `${told.url}/callback` }),
  );
  await signOut(member.visitor, { id_token_hint: hintOf(member) });
  const { payload } = await jwtVerify(await told.logoutToken(), createRemoteJWKSet(new URL(`${issuer}/jwks`)), {
    issuer,
    audience: told.clientId,
    requiredClaims: ['iat', 'jti', 'events'],
  });
  expect(payload).toMatchObject({ sub: user.id, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } });
  expect(payload).not.toHaveProperty('nonce');
});

test('a second application that nobody tells keeps its session, and its next sign-in asks', {
  tag: ['@OUT-12.2'],
}, async ({ app, secondApp, userWithSession, phonePage, look }) => {
  await secondApp.signIn();
  await expect(secondApp).toBeSignedInAs(userWithSession);
  await app.signIn();
  await expect(app).toBeSignedInAs(userWithSession);
  await app.signOut();
  await expect(app.signInButton).toBeVisible();
  await secondApp.open();
  await look('The second application after sign-out from the first');
  await expect(secondApp).toBeSignedInAs(userWithSession);
  await secondApp.signOut();
  await expect(secondApp.signInButton).toBeVisible();
  await secondApp.signIn();
  await expect(phonePage.identifier).toBeVisible();
});
