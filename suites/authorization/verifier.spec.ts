import { challengeOf } from '../../fixtures/http/index.ts';
import { test } from '../../fixtures/playwright/application/relying-party.ts';
import { expect } from '../../fixtures/playwright/test.ts';

test('the client sends a code_verifier of 43 to 128 characters and exposes it in no URL', {
  tag: ['@AUT-03.1'],
}, async ({ person, provider }) => {
  const address = await person.startSignIn();
  const callback = await person.authorize(address);
  await person.callBack(callback);
  const verifier = provider.authorizations.at(-1)?.tokenRequests[0]?.code_verifier ?? 'none was sent';
  expect(verifier).toMatch(/^[\w.~-]{43,128}$/);
  expect(new URL(address).searchParams.get('code_challenge')).toBe(challengeOf(verifier));
  expect(`${address}${callback}`).not.toContain(verifier);
});
