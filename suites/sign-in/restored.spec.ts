import { expect } from '../../fixtures/playwright/test.ts';
import { flows, test } from './walks.ts';

const text = { useInnerText: true };

for (const flow of flows) {
  test(`restored tabs, reload and Back in ${flow} cause no server error and allow a new start`, {
    tag: [`@SGN-10.13.${flow}`],
  }, async ({ walk, addressesShown, tab, otherTab, goBackBeforeLogto, serverErrors }) => {
    test.slow();
    await walk(flow);
    expect(addressesShown().length).toBeGreaterThan(1);
    for (const address of addressesShown()) {
      await otherTab.restore(address);
      await expect(otherTab.page.locator('body')).toHaveText(/\S/, text);
    }
    await goBackBeforeLogto();
    expect(serverErrors()).toEqual([]);
    await tab.app.signIn();
    await expect(tab.phonePage.identifier).toBeVisible();
  });
}

for (const flow of ['registration', 'recovery'] as const) {
  test(`cookies lost before the new password of ${flow} show an error, not a server error`, {
    tag: [`@SGN-10.14.${flow}`],
  }, async ({ walk, tab, context, journey, newPasswordPage, refusal, serverErrors }) => {
    await walk(flow);
    await context.clearCookies({ name: /^_interaction/ });
    const gone = refusal('session.not_found');
    await newPasswordPage.save(journey.newPassword());
    await expect(tab.page.getByText(await gone).first()).toBeVisible();
    expect(serverErrors()).toEqual([]);
    await tab.app.signIn();
    await expect(tab.phonePage.identifier).toBeVisible();
  });
}
