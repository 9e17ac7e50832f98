import { createRemoteJWKSet, jwtVerify } from 'jose';
import { signOut } from '../../fixtures/http/index.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { hintOf } from './end-session.ts';
import { test } from './notified-client.ts';

test('a sign-out sends a valid logout token to the back-channel logout URI of a client', {
  tag: ['@OUT-12.1'],
}, async ({ member, stack, notifiedClient, user }) => {
  const issuer = `${stack.description.logto.endpoint}/oidc`;
  await member.visitor.follow(
    await member.visitor.authorize({
      client_id: notifiedClient.clientId,
      redirect_uri: `${notifiedClient.url}/callback`,
    }),
  );
  await signOut(member.visitor, { id_token_hint: hintOf(member) });
  const { payload } = await jwtVerify(
    await notifiedClient.logoutToken(),
    createRemoteJWKSet(new URL(`${issuer}/jwks`)),
    {
      issuer,
      audience: notifiedClient.clientId,
      requiredClaims: ['iat', 'jti', 'events'],
    },
  );
  expect(payload).toMatchObject({ sub: user.id, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } });
  expect(payload).not.toHaveProperty('nonce');
});

test('a client without a back-channel logout URI keeps its session until its next sign-in', {
  tag: ['@OUT-12.2'],
}, async ({ app, secondApp, userWithSession, phonePage, attachScreenshot }) => {
  await secondApp.signIn();
  await expect(secondApp).toBeSignedInAs(userWithSession);
  await app.signIn();
  await expect(app).toBeSignedInAs(userWithSession);
  await app.signOut();
  await expect(app.signInButton).toBeVisible();
  await secondApp.open();
  await attachScreenshot('The second application after sign-out from the first');
  await expect(secondApp).toBeSignedInAs(userWithSession);
  await secondApp.signOut();
  await expect(secondApp.signInButton).toBeVisible();
  await secondApp.signIn();
  await expect(phonePage.identifier).toBeVisible();
});
