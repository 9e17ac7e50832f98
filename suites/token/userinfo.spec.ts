import { openidPaths } from '../../contracts/openid.ts';
import { postForm } from '../../contracts/wire-request.ts';
import { test } from '../../fixtures/playwright/openid/id-token.ts';
import { expect } from '../../fixtures/playwright/test.ts';

test('userinfo without an access token is refused with WWW-Authenticate: Bearer', { tag: ['@TOK-38.1'] }, async ({
  visit,
}) => {
  const reply = await visit().open('GET', openidPaths.userinfo);
  expect(reply).toBeRefused();
  expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer\b/i);
});

test('userinfo with an unknown access token returns 401 and invalid_token in WWW-Authenticate', {
  tag: ['@TOK-38.2'],
}, async ({ visit }) => {
  const reply = await visit().userinfo('x'.repeat(43));
  expect(reply.status).toBe(401);
  expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer\b.*\berror="invalid_token"/i);
});

test('userinfo answers POST like GET', { tag: ['@TOK-38.3'] }, async ({ backWithTokens }) => {
  const { visitor, tokens } = await backWithTokens();
  const bearer = { authorization: `Bearer ${tokens.access_token}` };
  const posted = await visitor.send(postForm(openidPaths.userinfo, {}, bearer));
  expect(posted).toBeAccepted();
  expect(posted.body).toEqual((await visitor.userinfo(tokens.access_token)).body);
});

test('userinfo is JSON by its content type', { tag: ['@TOK-38.4'] }, async ({ backWithTokens }) => {
  const { visitor, tokens } = await backWithTokens();
  const { status, headers } = await visitor.userinfo(tokens.access_token);
  expect([status, headers.get('content-type')]).toEqual([200, expect.stringMatching(/^application\/json\b/)]);
});
