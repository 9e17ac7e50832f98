import { z } from 'zod';
import { succeeded } from '../../fixtures/http/index.ts';
import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

test('userinfo rejects an ID token', { tag: ['@TOK-26.1'] }, async ({ signedIn, user }) => {
  const { visitor, tokens } = await signedIn(user);
  expect(await visitor.userinfo(z.string().parse(tokens.id_token))).toBeRefused('invalid_token');
});

test('userinfo rejects a refresh token', { tag: ['@TOK-26.2'] }, async ({ signedIn, user }) => {
  const { visitor, tokens } = await signedIn(user);
  expect(await visitor.userinfo(z.string().parse(tokens.refresh_token))).toBeRefused('invalid_token');
});

test('a refresh token of one client is rejected for another client', { tag: ['@TOK-27.1'] }, async ({
  signedIn,
  user,
  stack,
  visit,
}) => {
  const { tokens } = await signedIn(user);
  const otherClient = visit(stack.description.apps.second);
  expect(await otherClient.refresh(z.string().parse(tokens.refresh_token))).toBeRefused('invalid_grant');
});

test('a revocation by another client is rejected and the refresh token stays valid', {
  tag: ['@TOK-28.1'],
}, async ({ signedIn, user, stack, visit }) => {
  const { visitor, tokens } = await signedIn(user);
  const token = z.string().parse(tokens.refresh_token);
  expect(await visit(stack.description.apps.second).revoke(token)).toBeRefused();
  succeeded(await visitor.refresh(token));
});
