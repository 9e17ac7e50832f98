import { Terms } from '../../fixtures/pages/terms.ts';
import { test as base, expect } from '../../fixtures/playwright/application/guide.ts';
import { findUsers, nowhere } from '../../fixtures/stack/provision.ts';
import { tenantConfigurations } from '../../fixtures/stack/tenant-configurations.ts';

type Policy = 'Automatic' | 'ManualRegistrationOnly' | 'Manual';

interface PerTest {
  readonly terms: Terms;
  /** Gives a tenant with codes only terms of use, to be agreed to by this policy; takes them away after the test. */
  readonly haveTerms: (policy: Policy) => Promise<void>;
}

const termsOfUseUrl = `${nowhere}/terms`;

const test = base.extend<PerTest>({
  terms: async ({ page, hands }, use) => use(new Terms(page, hands)),
  haveTerms: async ({ administrator }, use) => {
    const before = await administrator.storedSignIn();
    const withTerms = (agreeToTermsPolicy: Policy) => ({
      ...tenantConfigurations['code-only'],
      ...{ termsOfUseUrl, agreeToTermsPolicy },
    });
    await use((policy) => administrator.changeSignIn(withTerms(policy)));
    const { termsOfUseUrl: url, agreeToTermsPolicy: policy } = before;
    await administrator.changeSignIn({ termsOfUseUrl: url, agreeToTermsPolicy: policy });
  },
});

for (const policy of ['ManualRegistrationOnly', 'Manual'] as const) {
  test(`registration sends no code before the user agrees to the terms (${policy})`, {
    tag: [`@REG-09.1.${policy}`],
  }, async ({ haveTerms, app, phonePage, codePage, terms, inbox, phone }) => {
    await haveTerms(policy);
    await app.signIn();
    await phonePage.goToRegister();
    await phonePage.submit(phone);
    expect(await terms.areAskedBefore(codePage.firstBox)).toBe(true);
    await terms.reminder.decline();
    expect(await inbox.messages(phone)).toEqual([]);
    await phonePage.goOn();
    await terms.reminder.accept();
    await expect(codePage.firstBox).toBeVisible();
  });
}

test('a sign-in that becomes a registration makes no account before the user agrees to the terms', {
  tag: ['@REG-10.1'],
}, async ({ haveTerms, submitNumber, codePage, reminder, terms, inbox, app, stack, phone }) => {
  await haveTerms('ManualRegistrationOnly');
  await submitNumber(phone);
  await codePage.enter((await inbox.next(phone)).code);
  await reminder.accept();
  expect(await terms.areAskedBefore(app.signOutButton)).toBe(true);
  await terms.reminder.decline();
  await expect(terms.reminder.dialog).toBeHidden();
  expect(await findUsers(stack.management, phone)).toEqual([]);
});

test('a sign-in that becomes a registration makes an account after the user agrees to the terms', {
  tag: ['@REG-10.2'],
}, async ({ haveTerms, submitNumber, codePage, reminder, terms, inbox, app, phone }) => {
  await haveTerms('ManualRegistrationOnly');
  await submitNumber(phone);
  await codePage.enter((await inbox.next(phone)).code);
  await reminder.accept();
  expect(await terms.areAskedBefore(app.signOutButton)).toBe(true);
  await terms.reminder.accept();
  await expect(app.signOutButton).toBeVisible();
});

test('sign-in sends no code before the user agrees to the terms under the policy Manual', {
  tag: ['@REG-11.1'],
}, async ({ haveTerms, submitNumber, phonePage, codePage, terms, inbox, user }) => {
  await haveTerms('Manual');
  await submitNumber(user.phone);
  expect(await terms.areAskedBefore(codePage.firstBox)).toBe(true);
  await terms.reminder.decline();
  expect(await inbox.messages(user.phone)).toEqual([]);
  await terms.agree();
  await phonePage.goOn();
  await expect(codePage.firstBox).toBeVisible();
});

for (const policy of ['Automatic', 'ManualRegistrationOnly'] as const) {
  test(`sign-in asks for no agreement to the terms under the policy ${policy}`, {
    tag: [`@REG-11.2.${policy}`],
  }, async ({ haveTerms, submitNumber, codePage, terms, inbox, app, user }) => {
    await haveTerms(policy);
    await submitNumber(user.phone);
    expect(await terms.areAskedBefore(codePage.firstBox)).toBe(false);
    await codePage.enter((await inbox.next(user.phone)).code);
    await expect(app).toBeSignedInAs(user);
  });
}

test('registration links to the terms and asks for no agreement under the policy Automatic', {
  tag: ['@REG-12.1'],
}, async ({ haveTerms, app, phonePage, codePage, terms, phone }) => {
  await haveTerms('Automatic');
  await app.signIn();
  await phonePage.goToRegister();
  await expect(terms.linkTo(termsOfUseUrl)).toBeVisible();
  await phonePage.submit(phone);
  expect(await terms.areAskedBefore(codePage.firstBox)).toBe(false);
});
