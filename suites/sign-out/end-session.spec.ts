import { openidPaths } from '../../contracts/openid.ts';
import { postForm } from '../../contracts/wire-request.ts';
import { confirm, signOut, xsrfOf } from '../../fixtures/http/index.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { isSignedIn } from '../session/sessions.ts';
import { hintOf, test } from './end-session.ts';

test('after sign-out, an authorization request requires credentials', { tag: ['@OUT-02.1'] }, async ({
  member,
  registered,
}) => {
  expect(await isSignedIn(member.visitor)).toBe(true);
  await signOut(member.visitor, { id_token_hint: hintOf(member), post_logout_redirect_uri: registered });
  expect(await isSignedIn(member.visitor)).toBe(false);
});

test('a copy of the Logto session cookie is rejected after sign-out', { tag: ['@OUT-04.1'] }, async ({
  member,
  registered,
  stack,
}) => {
  const copy = { cookie: member.visitor.cookies };
  const query = new URLSearchParams({
    client_id: stack.description.client.clientId,
    redirect_uri: `${registered}callback`,
    response_type: 'code',
    scope: 'openid',
    prompt: 'none',
    code_challenge: 'a'.repeat(43),
    code_challenge_method: 'S256',
  });
  const before = await member.visitor.open('GET', `${openidPaths.authorization}?${query}`, undefined, copy);
  expect(before.location?.searchParams.get('code')).not.toBeNull();
  await signOut(member.visitor, { id_token_hint: hintOf(member) });
  const after = await member.visitor.open('GET', `${openidPaths.authorization}?${query}`, undefined, copy);
  expect(after.location?.searchParams.get('error')).toBe('login_required');
  expect(await isSignedIn(member.visitor)).toBe(false);
});

test('sign-out redirects to post_logout_redirect_uri with state unchanged', { tag: ['@OUT-06.1'] }, async ({
  member,
  registered,
}) => {
  const state = 'a b+c&d=é"<%2F>';
  const { target } = await signOut(member.visitor, {
    id_token_hint: hintOf(member),
    post_logout_redirect_uri: registered,
    state,
  });
  const { origin, pathname, searchParams } = new URL(target ?? '');
  expect([`${origin}${pathname}`, searchParams.get('state')]).toEqual([registered, state]);
});

test('the end-session endpoint accepts POST', { tag: ['@OUT-09.1'] }, async ({ member, registered }) => {
  const form = { id_token_hint: hintOf(member), post_logout_redirect_uri: registered };
  const { target } = await confirm(member.visitor, await member.visitor.send(postForm(openidPaths.endSession, form)));
  expect(target).toBe(registered);
  expect(await isSignedIn(member.visitor)).toBe(false);
});

test('the sign-out form is rejected without a valid anti-forgery token', { tag: ['@OUT-09.2'] }, async ({ member }) => {
  const { visitor } = member;
  expect(await visitor.confirmSignOut('guessed')).toBeRefused();
  const right = xsrfOf(await visitor.endSession());
  expect(right).not.toBeNull();
  expect(await visitor.confirmSignOut(`${right}x`)).toBeRefused();
  expect(await isSignedIn(visitor)).toBe(true);
});

test('sign-out without parameters ends the session and shows a confirmation', { tag: ['@OUT-10.1'] }, async ({
  member,
}) => {
  const { target } = await signOut(member.visitor);
  const page = await member.visitor.resume(target ?? '');
  expect(page.reply.status).toBe(200);
  expect(String(page.reply.body)).toMatch(/sign.?out|signed out/i);
  expect(await isSignedIn(member.visitor)).toBe(false);
});

test('sign-out without a session returns the success page', { tag: ['@OUT-10.2'] }, async ({ visit }) => {
  const { reply, target } = await signOut(visit());
  expect(reply).toBeAccepted();
  expect(target).toMatch(/\/oidc\/session\/end\/success/);
});
