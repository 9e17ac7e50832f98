import { atOnce, errorCode, succeeded, tokensSchema } from '../../fixtures/http/index.ts';
import { test } from '../../fixtures/playwright/id-token.ts';
import { expect, trials } from '../../fixtures/playwright/test.ts';

/** A thousand exchanges, each of which signs a token. */
test.describe.configure({ timeout: 150_000 });

test('of twenty exchanges of one code at once exactly one succeeds', {
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
    'exchanges of one code that succeed, 20 at once',
    outcomes.map(({ won }) => won),
  );
  await distribution(
    'access tokens that outlive a replay afterwards',
    outcomes.map(({ alive }) => alive),
  );
  expect([...new Set(outcomes.map(({ won }) => won))]).toEqual([1]);
});

test('ten uses of one refresh token at once leave one lineage at most after the grace', {
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
    'new refresh tokens of one that was used 10 times at once',
    families.map(({ length }) => length),
  );
  await distribution('lineages that live after the grace', alive);
  expect(Math.max(...alive)).toBeLessThanOrEqual(1);
});
