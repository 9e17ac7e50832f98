import { expect } from '@playwright/test';
import { signedOut } from '../../fixtures/playwright/application/app-visitor.ts';
import { test } from '../../fixtures/playwright/application/relying-party.ts';

test.describe(() => {
  test.use({ fault: 'foreign-issuer-in-discovery' });
  test('the client rejects a discovery document with a foreign issuer', { tag: ['@RP-18.1'] }, async ({
    person,
    application,
  }) => {
    const callback = await person.startSignIn().then(
      (address) => person.authorize(address),
      () => application.callbackUrl,
    );
    await person.callBack(callback);
    expect(await person.home()).toEqual(signedOut);
  });
});

test.describe(() => {
  test.use({ fault: 'document-of-another-provider' });
  test('the client does not redirect to the provider of a foreign discovery document', { tag: ['@RP-18.2'] }, async ({
    person,
    provider,
  }) => {
    const target = await person.startSignIn().catch(() => 'nowhere');
    expect(target).toMatch(new RegExp(`^(nowhere$|${provider.endpoint}/)`));
  });
});
