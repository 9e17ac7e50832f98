import { expect } from '@playwright/test';
import { AppVisitor, signedInAs, signedOut } from '../../fixtures/playwright/application/app-visitor.ts';
import { test as base, runApplication } from '../../fixtures/playwright/application/relying-party.ts';

interface SignedInWithoutProvider {
  /** Signed in at an application whose provider has gone since. */
  readonly person: AppVisitor;
  /** Starts the application anew, without its provider. */
  restart(): Promise<void>;
}

const test = base.extend<{ readonly withoutProvider: SignedInWithoutProvider }>({
  withoutProvider: async ({ built, ownProvider: provider, playwright }, use) => {
    await using resources = new AsyncDisposableStack();
    const application = resources.use(await runApplication(built, provider));
    const request = await playwright.request.newContext();
    resources.defer(() => request.dispose());
    const person = new AppVisitor(request, application.url);
    await person.signIn();
    expect(await person.home()).toEqual(signedInAs(provider.latest.subject));
    await provider[Symbol.asyncDispose]();
    await use({ person, restart: async () => void resources.use(await application.restart()) });
  },
});

const signOutAnyhow = (person: AppVisitor) => person.signOut().catch(() => 'the button led nowhere');

test('sign-out ends the application session when Logto is unreachable', { tag: ['@OUT-15.1'] }, async ({
  withoutProvider,
}) => {
  await signOutAnyhow(withoutProvider.person);
  expect(await withoutProvider.person.home()).toEqual(signedOut);
});

test('sign-out ends the application session when Logto is unreachable since startup', {
  tag: ['@OUT-15.2'],
}, async ({ withoutProvider }) => {
  await withoutProvider.restart();
  await signOutAnyhow(withoutProvider.person);
  expect(await withoutProvider.person.home()).toEqual(signedOut);
});

test.describe(() => {
  test.use({ fault: 'revocation-outage' });
  test('sign-out ends the application session when the token revocation fails', { tag: ['@OUT-15.3'] }, async ({
    person,
    provider,
  }) => {
    await person.signIn();
    expect(await person.signOut()).toContain(`${provider.endpoint}/oidc/session/end?`);
    expect(provider.revoked).not.toContain(provider.latest.tokens?.refreshToken);
    expect(await person.home()).toEqual(signedOut);
  });
});
