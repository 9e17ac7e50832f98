import { signOut, succeeded } from '../../fixtures/http/index.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { isSignedIn } from '../session/sessions.ts';
import { hintOf, test } from './end-session.ts';

test('a request for consent of one tab returns no code after sign-out in another tab', { tag: ['@OUT-18.1'] }, async ({
  member,
}) => {
  const { visitor } = member;
  const waiting = succeeded(await visitor.authorize({ prompt: 'consent' }));
  await signOut(visitor, { id_token_hint: hintOf(member) });
  const { code, reply } = await visitor.follow(waiting);
  expect(code).toBeNull();
  expect(reply.status).toBeLessThan(500);
  expect(await isSignedIn(visitor)).toBe(false);
});
