import { z } from 'zod';
import { bodyAs } from '../../fixtures/http/index.ts';
import { test } from '../../fixtures/playwright/openid/id-token.ts';
import { expect } from '../../fixtures/playwright/test.ts';

const activity = z.object({ active: z.boolean() });

test('introspection says that an access token is active, and once it is revoked that it is not', {
  tag: ['@TOK-37.1'],
}, async ({ backWithTokens }) => {
  const { visitor, tokens } = await backWithTokens();
  expect(bodyAs(await visitor.introspect(tokens.access_token), activity).active).toBe(true);
  expect(await visitor.revoke(tokens.access_token)).toBeAccepted();
  expect((await visitor.introspect(tokens.access_token)).body).toEqual({ active: false });
});

test('introspection says only of an unknown token that it is not active', { tag: ['@TOK-37.2'] }, async ({ visit }) => {
  const reply = await visit().introspect('x'.repeat(43));
  expect([reply.status, reply.body]).toEqual([200, { active: false }]);
});

test('introspection without client authentication is rejected', { tag: ['@TOK-37.3'] }, async ({
  backWithTokens,
  stack,
  visit,
}) => {
  const { tokens } = await backWithTokens();
  const { clientId, url } = stack.description.client;
  expect(await visit({ clientId, url }).introspect(tokens.access_token)).toBeRefused();
});

test('introspection with a wrong client secret returns 401 and invalid_client', { tag: ['@TOK-37.4'] }, async ({
  backWithTokens,
  stack,
  visit,
}) => {
  const { tokens } = await backWithTokens();
  const stranger = visit({ ...stack.description.client, clientSecret: 'not-the-secret-of-this-client' });
  const reply = await stranger.introspect(tokens.access_token);
  expect(reply).toBeRefused('invalid_client');
  expect(reply.status).toBe(401);
});
