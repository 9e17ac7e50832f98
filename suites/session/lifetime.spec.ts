import { z } from 'zod';
import { expect } from '../../fixtures/playwright/test.ts';
import { isSignedIn, test } from './sessions.ts';

const day = 24 * 3600;

/** Moves what a session's row says of time: its end, and with `begin` what it says of its beginning too. */
const age = `
  update oidc_model_instances set
    expires_at = expires_at - make_interval(secs => $2::int),
    payload = payload || jsonb_build_object(
      'exp', (payload->>'exp')::int - $2::int,
      'iat', (payload->>'iat')::int - $3::int,
      'loginTs', (payload->>'loginTs')::int - $3::int)
  where model_name = 'Session' and payload->>'accountId' = $1
  returning id`;

const row = z.object({ id: z.string() });

const idle = 14 * day + 60;

for (const { id, title, moved } of [
  { id: 'SES-08.1', title: 'a Logto session expires after 14 days without use', moved: [idle, idle] },
  {
    id: 'SES-11.2',
    title: 'a Logto session expires 30 days after sign-in regardless of use',
    moved: [0, 30 * day + 60],
  },
]) {
  test(title, { tag: [`@${id}`] }, async ({ database, signedIn, user }) => {
    const { visitor } = await signedIn(user);
    expect(await isSignedIn(visitor)).toBe(true);
    expect(await database.query(age, [user.id, ...moved], row)).toHaveLength(1);
    expect(await isSignedIn(visitor)).toBe(false);
  });
}
