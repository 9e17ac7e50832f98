import { expect } from '../../fixtures/playwright/test.ts';
import { confirm, hintOf, test, xsrfOf } from './end-session.ts';

test('after sign-out an authorization request asks for credentials', { tag: ['@OUT-02.1'] }, async ({
  isSignedIn,
  member,
  registered,
  signOut,
}) => {
  expect(await isSignedIn(member.visitor)).toBe(true);
  await signOut(member.visitor, { id_token_hint: hintOf(member), post_logout_redirect_uri: registered });
  expect(await isSignedIn(member.visitor)).toBe(false);
});

test("a copy of Logto's session cookie is refused after sign-out", { tag: ['@OUT-04.1'] }, async ({
  isSignedIn,
  member,
  registered,
  signOut,
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
  const before = await member.visitor.open('GET', `/oidc/auth?${query}`, undefined, copy);
  expect(before.location?.searchParams.get('code')).not.toBeNull();
  await signOut(member.visitor, { id_token_hint: hintOf(member) });
  const after = await member.visitor.open('GET', `/oidc/auth?${query}`, undefined, copy);
  expect(after.location?.searchParams.get('error')).toBe('login_required');
  expect(await isSignedIn(member.visitor)).toBe(false);
});

test('sign-out ends at the registered address with state unchanged', { tag: ['@OUT-06.1'] }, async ({
  member,
  registered,
  signOut,
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

test('sign-out can be asked for by POST', { tag: ['@OUT-09.1'] }, async ({ isSignedIn, member, registered }) => {
  const form = new URLSearchParams({ id_token_hint: hintOf(member), post_logout_redirect_uri: registered });
  const reply = await member.visitor.open('POST', '/oidc/session/end', form.toString(), {
    'content-type': 'application/x-www-form-urlencoded',
  });
  const { target } = await confirm(member.visitor, reply);
  expect(target).toBe(registered);
  expect(await isSignedIn(member.visitor)).toBe(false);
});

test('the form of sign-out cannot be sent by another site', { tag: ['@OUT-09.2'] }, async ({ isSignedIn, member }) => {
  const { visitor } = member;
  expect(await visitor.confirmSignOut('guessed')).toBeRefused();
  const right = xsrfOf(await visitor.endSession());
  expect(right).not.toBeNull();
  expect(await visitor.confirmSignOut(`${right}x`)).toBeRefused();
  expect(await isSignedIn(visitor)).toBe(true);
});

test('sign-out without parameters signs out and says so', { tag: ['@OUT-10.1'] }, async ({
  isSignedIn,
  member,
  signOut,
}) => {
  const { target } = await signOut(member.visitor);
  const page = await member.visitor.resume(target ?? '');
  expect(page.reply.status).toBe(200);
  expect(String(page.reply.body)).toMatch(/sign.?out|signed out/i);
  expect(await isSignedIn(member.visitor)).toBe(false);
});

test('sign-out without a session is no error', { tag: ['@OUT-10.2'] }, async ({ visit, signOut }) => {
  const { reply, target } = await signOut(visit());
  expect(reply).toBeAccepted();
  expect(target).toMatch(/\/oidc\/session\/end\/success/);
});
