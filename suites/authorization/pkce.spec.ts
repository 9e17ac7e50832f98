import { test } from '../../fixtures/playwright/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

const noChallenge = { code_challenge: undefined, code_challenge_method: undefined };

for (const type of ['SPA', 'Native'] as const) {
  test(`a public client of the type ${type} is refused without a challenge`, { tag: [`@AUT-06.1.${type}`] }, async ({
    register,
    visit,
  }) => {
    const visitor = visit(await register({ type }));
    const arrival = await visitor.follow(await visitor.authorize(noChallenge));
    expect(arrival).toMatchObject({ error: 'invalid_request', code: null });
  });
}

test('a confidential client is refused without a challenge', { tag: ['@AUT-22.1'] }, async ({ visit }) => {
  const visitor = visit();
  const arrival = await visitor.follow(await visitor.authorize(noChallenge));
  expect(arrival).toMatchObject({ error: 'invalid_request', code: null });
});

test('the challenge method plain is refused', { tag: ['@AUT-07.1'] }, async ({ visit, everyKind }) => {
  const arrivals = await Promise.all(
    everyKind.map(async (application) => {
      const visitor = visit(application);
      return visitor.follow(await visitor.authorize({ code_challenge_method: 'plain' }));
    }),
  );
  expect(arrivals.map(({ error }) => error)).toEqual(everyKind.map(() => 'invalid_request'));
});

test('a challenge without a method, which would be plain, is refused', { tag: ['@AUT-07.2'] }, async ({ visit }) => {
  const visitor = visit();
  const arrival = await visitor.follow(await visitor.authorize({ code_challenge_method: undefined }));
  expect(arrival).toMatchObject({ error: 'invalid_request', code: null });
});

test('a code_verifier is rejected for a code requested without a code_challenge', { tag: ['@AUT-08.1'] }, async ({
  visit,
  user,
  signInAt,
}) => {
  const visitor = visit();
  const arrival = await signInAt(visitor, user, noChallenge).catch(() => null);
  expect(await visitor.redeem(arrival?.code ?? 'none was given')).toBeRefused('invalid_grant');
});
