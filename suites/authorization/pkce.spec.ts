import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

const noChallenge = { code_challenge: undefined, code_challenge_method: undefined };

for (const type of ['SPA', 'Native'] as const) {
  test(`an authorization request of a public client (${type}) without code_challenge is rejected`, {
    tag: [`@AUT-06.1.${type}`],
  }, async ({ register, visit }) => {
    const visitor = visit(await register({ type }));
    const arrival = await visitor.follow(await visitor.authorize(noChallenge));
    expect(arrival).toMatchObject({ error: 'invalid_request', code: null });
  });
}

test('an authorization request of a confidential client without code_challenge is rejected', {
  tag: ['@AUT-22.1'],
}, async ({ visit }) => {
  const visitor = visit();
  const arrival = await visitor.follow(await visitor.authorize(noChallenge));
  expect(arrival).toMatchObject({ error: 'invalid_request', code: null });
});

test('code_challenge_method=plain is rejected for every client type', { tag: ['@AUT-07.1'] }, async ({
  visit,
  everyKind,
}) => {
  const arrivals = await Promise.all(
    everyKind.map(async (application) => {
      const visitor = visit(application);
      return visitor.follow(await visitor.authorize({ code_challenge_method: 'plain' }));
    }),
  );
  expect(arrivals.map(({ error }) => error)).toEqual(everyKind.map(() => 'invalid_request'));
});

test('a code_challenge without code_challenge_method is rejected', { tag: ['@AUT-07.2'] }, async ({ visit }) => {
  const visitor = visit();
  const arrival = await visitor.follow(await visitor.authorize({ code_challenge_method: undefined }));
  expect(arrival).toMatchObject({ error: 'invalid_request', code: null });
});

test('a code_verifier is rejected if the authorization request had no code_challenge', { tag: ['@AUT-08.1'] }, async ({
  visit,
  user,
  signInAt,
}) => {
  const visitor = visit();
  const arrival = await signInAt(visitor, user, noChallenge).catch(() => null);
  expect(await visitor.redeem(arrival?.code ?? 'none was given')).toBeRefused('invalid_grant');
});
