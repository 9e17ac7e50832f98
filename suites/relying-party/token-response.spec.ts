import { expect } from '@playwright/test';
import { signedInAs, signedOut } from '../../fixtures/playwright/application/app-visitor.ts';
import { test as base } from '../../fixtures/playwright/application/relying-party.ts';

const test = base.extend<{ readonly nonce: string }>({
  /** The nonce of an authorization request of the application, which need not send one. */
  nonce: async ({ person }, use, testInfo) => {
    const nonce = new URL(await person.startSignIn()).searchParams.get('nonce');
    testInfo.skip(nonce === null, 'the application sends no nonce and relies on PKCE instead');
    await use(nonce ?? '');
  },
});

for (const { fault, title } of [
  { fault: 'token-error', title: 'a token endpoint that returns an error' },
  { fault: 'token-outage', title: 'a token endpoint that returns status 503' },
  { fault: 'token-in-html', title: 'a token endpoint that returns HTML' },
  { fault: 'no-id-token', title: 'a token response without ID token' },
  { fault: 'token-connection-reset', title: 'a token endpoint that resets the connection' },
  { fault: 'discovery-in-html', title: 'a discovery document in HTML' },
] as const) {
  test.describe(() => {
    test.use({ fault });
    test(`${title} creates no session; the next sign-in succeeds`, { tag: [`@RP-21.1.${fault}`] }, async ({
      person,
      provider,
    }) => {
      await person.signIn().catch(() => 'the button led nowhere');
      expect(await person.home()).toEqual(signedOut);
      provider.break(null);
      await person.signIn();
      expect(await person.home()).toEqual(signedInAs(provider.latest.subject));
    });
  });
}

test.describe(() => {
  test.use({ fault: 'token-never' });
  test('a token endpoint that never responds to one sign-in does not block another user', {
    tag: ['@RP-21.2'],
  }, async ({ person, otherPerson, provider }) => {
    const callback = await person.authorize(await person.startSignIn());
    const waiting = person.callBack(callback).catch(() => 'given up');
    await expect.poll(() => provider.latest.tokenRequests.length).toBe(1);
    provider.break(null);
    await otherPerson.signIn();
    expect(await otherPerson.home()).toEqual(signedInAs(provider.latest.subject));
    expect(await person.home()).toEqual(signedOut);
    await person.request.dispose();
    expect(await waiting).toBe('given up');
  });
});

test.describe(() => {
  test.use({ fault: 'other-nonce' });
  test('an ID token with a wrong nonce is rejected', { tag: ['@RP-22.1'] }, async ({ nonce, person, provider }) => {
    expect(nonce).not.toBe('');
    await person.signIn();
    expect(provider.latest.tokens).not.toBeNull();
    expect(await person.home()).toEqual(signedOut);
  });
});
