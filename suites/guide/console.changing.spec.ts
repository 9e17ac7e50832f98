import { smsConnectorId } from '../../contracts/connector.ts';
import { PhonePage } from '../../fixtures/pages/phone-page.ts';
import { expect, test } from '../../fixtures/playwright/console/console.ts';

const byName = {
  signUp: { identifiers: ['username'], password: true, verify: false },
  signIn: { methods: [{ identifier: 'username', password: true, verificationCode: false, isPasswordPrimary: true }] },
  forgotPasswordMethods: [],
};

test('the Console creates an application from the Next.js (App Router) card and shows its guide', {
  tag: ['@GDE-03.1'],
}, async ({ applicationPages, applicationName, storedApplication }) => {
  await applicationPages.create('Next.js (App Router)', applicationName);
  const { id, type } = await storedApplication();
  expect(type).toBe('Traditional');
  await expect(applicationPages.dialog).toContainText('@logto/next');
  await expect(applicationPages.dialog).toContainText(id);
});

test('redirect URIs that are saved in the Console are those of the application', { tag: ['@GDE-86.1'] }, async ({
  applicationPages,
  newApplication,
  storedApplication,
}) => {
  const addresses = { redirectUri: 'http://localhost:9/callback', postLogoutRedirectUri: 'http://localhost:9/' };
  await applicationPages.saveAddresses(newApplication.id, addresses);
  await expect(applicationPages.savedToast).toBeVisible();
  expect((await storedApplication()).oidcClientMetadata).toMatchObject({
    redirectUris: [addresses.redirectUri],
    postLogoutRedirectUris: [addresses.postLogoutRedirectUri],
  });
});

test('a connector that is set up in the Console sends its test message and is stored as typed', {
  tag: ['@GDE-53.1', '@GDE-87'],
}, async ({ administrator, connectorPages, right, stack, phone }) => {
  await administrator.changeSignIn(byName);
  await administrator.removeConnector();
  await connectorPages.setUp(smsConnectorId);
  await connectorPages.fill(right);
  await connectorPages.sendTest(phone);
  await expect(stack).toHaveSentOnly(phone, 'Generic');
  expect(await administrator.storedConnector()).toBeNull();
  await connectorPages.save();
  await expect(connectorPages.savedToast).toBeVisible();
  expect(await administrator.storedConnector()).toEqual(right);
});

test('the Console shows "Verify at sign-up" for phone as enabled and read-only', { tag: ['@GDE-62.1'] }, async ({
  signInSettings,
}) => {
  await signInSettings.open();
  await signInSettings.pressBox(signInSettings.createPassword);
  await expect(signInSettings.createPassword).not.toBeChecked();
  await expect(signInSettings.verifyAtSignUp).toBeChecked();
  await signInSettings.pressBox(signInSettings.verifyAtSignUp);
  await expect(signInSettings.verifyAtSignUp).toBeChecked();
});

test('sign-up and sign-in by phone that are chosen in the Console apply to the tenant', {
  tag: ['@GDE-88.1'],
}, async ({ administrator, signInSettings }) => {
  await administrator.changeSignIn(byName);
  await signInSettings.open();
  await signInSettings.signUpByPhone();
  await signInSettings.save();
  await expect(signInSettings.savedToast).toBeVisible();
  expect(await administrator.storedSignIn()).toMatchObject({
    signUp: { identifiers: ['phone'], password: true, verify: true },
    signIn: {
      methods: expect.arrayContaining([expect.objectContaining({ identifier: 'phone', verificationCode: true })]),
    },
  });
});

test('the live preview of the Console shows the sign-in page as it is configured', { tag: ['@GDE-77.1'] }, async ({
  administrator,
  signInSettings,
  livePreview,
}) => {
  await administrator.changeSignIn({ signInMode: 'SignIn' });
  await signInSettings.open();
  const preview = new PhonePage(await livePreview());
  await expect(preview.country).toBeVisible();
  await expect(preview.createAccountLink).toBeHidden();
});
