import { outcome } from '../../fixtures/http/index.ts';
import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

test('a wrong client secret in the Authorization header returns 401 and invalid_client', {
  tag: ['@TOK-09.1'],
}, async ({ backWithCode, stack, visit }) => {
  const { visitor, code } = await backWithCode();
  const otherClient = visit({ ...stack.description.client, clientSecret: 'not-the-secret-of-this-client' });
  const { verifier, redirectUri } = visitor.request;
  const refused = await otherClient.redeem(code, { code_verifier: verifier, redirect_uri: redirectUri });
  expect(refused).toBeRefused('invalid_client');
  expect(refused.status).toBe(401);
  expect(refused.headers.get('www-authenticate')).toMatch(/^Basic /i);
});

test('a wrong client secret in the request body returns 401 and invalid_client', { tag: ['@TOK-09.2'] }, async ({
  backWithCode,
  stack,
  visit,
}) => {
  const { visitor, code } = await backWithCode();
  const { clientId, url } = stack.description.client;
  const { verifier, redirectUri } = visitor.request;
  const otherClient = visit({ clientId, url });
  const secret = { client_secret: 'not-the-secret-of-this-client' };
  const refused = await otherClient.redeem(code, { code_verifier: verifier, redirect_uri: redirectUri, ...secret });
  expect(refused).toBeRefused('invalid_client');
  expect(refused.status).toBe(401);
});

test('a token request of an unknown client returns invalid_client', { tag: ['@TOK-23.1'] }, async ({
  backWithCode,
  stack,
  visit,
}) => {
  const { visitor, code } = await backWithCode();
  const unknown = visit({ ...stack.description.client, clientId: 'nobody-registered-this' });
  const { verifier, redirectUri } = visitor.request;
  expect(await unknown.redeem(code, { code_verifier: verifier, redirect_uri: redirectUri })).toBeRefused(
    'invalid_client',
  );
});

test('a confidential client without authentication is rejected and its code stays valid', {
  tag: ['@TOK-24.1'],
}, async ({ backWithCode, stack, visit, note }) => {
  const { visitor, code } = await backWithCode();
  const { clientId, url } = stack.description.client;
  const { verifier, redirectUri } = visitor.request;
  const refused = await visit({ clientId, url }).redeem(code, { code_verifier: verifier, redirect_uri: redirectUri });
  note(`Without authentication Logto answers ${outcome(refused)}; RFC 6749 requires invalid_client.`);
  expect(refused).toBeRefused();
  expect(await visitor.redeem(code)).toBeAccepted();
});
