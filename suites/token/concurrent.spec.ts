import { atOnce, errorCode, succeeded, tokensSchema } from '../../fixtures/http/index.ts';
import { test } from '../../fixtures/playwright/openid/id-token.ts';
import { expect, trials } from '../../fixtures/playwright/test.ts';

/** A thousand exchanges, each of which signs a token. */
test.describe.configure({ timeout: 150_000 });

test('of 20 concurrent exchanges of one authorization code, exactly one succeeds', {
  tag: ['@TOK-04.1', '@CON-04'],
}, async ({ backWithCode, anotherCode, distribution }) => {
  const { visitor } = await backWithCode();
  const outcomes = await trials(50, async () => {
    const code = await anotherCode(visitor);
    const replies = await atOnce(
      Array.from({ length: 20 }, () => visitor),
      (party, send) => party.by(send).redeem(code),
    );
    const won = replies.flatMap(({ body }) => tokensSchema.safeParse(body).data ?? []);
    await visitor.redeem(code);
    const alive = await Promise.all(won.map(async ({ access_token }) => visitor.userinfo(access_token)));
    return { won: won.length, alive: alive.filter(({ status }) => status === 200).length };
  });
  await distribution(
    'successful exchanges of one code, of 20 concurrent ones',
    outcomes.map(({ won }) => won),
  );
  await distribution(
    'access tokens that are valid after a later replay',
    outcomes.map(({ alive }) => alive),
  );
  expect([...new Set(outcomes.map(({ won }) => won))]).toEqual([1]);
});

test('of ten concurrent refreshes, at most one new refresh token works after the grace period', {
  tag: ['@TOK-18.1', '@CON-05'],
}, async ({ backWithTokens, anotherCode, publicApp, distribution, endGrace }) => {
  const { visitor } = await backWithTokens({}, publicApp);
  const families = await trials(20, async () => {
    const tokens = tokensSchema.parse(
      succeeded(await visitor.redeem(await anotherCode(visitor, { prompt: 'consent' }))).body,
    );
    const used = await atOnce(
      Array.from({ length: 10 }, () => visitor),
      (party, send) => party.by(send).refresh(tokens.refresh_token ?? ''),
    );
    return used.flatMap(({ body }) => tokensSchema.safeParse(body).data?.refresh_token ?? []);
  });
  expect(Math.min(...families.map(({ length }) => length))).toBeGreaterThan(0);
  await endGrace(publicApp.clientId);
  const alive = await Promise.all(
    families.map(async (family) => {
      const again = await trials(family.length, (index) => visitor.refresh(family[index] ?? ''));
      return again.filter((reply) => errorCode(reply) === undefined).length;
    }),
  );
  await distribution(
    'new refresh tokens of ten concurrent refreshes',
    families.map(({ length }) => length),
  );
  await distribution('new refresh tokens that are valid after the grace period', alive);
  expect(Math.max(...alive)).toBeLessThanOrEqual(1);
});
