import { expect } from '../../fixtures/playwright/test.ts';
import { people, test } from './devices.ts';

test.use(people['on a desktop in Chinese']);

test('the sign-in page has the browser language in lang and preselects its country code', {
  tag: ['@SGN-11.1'],
}, async ({ app, page, phonePage, takesNumbersAlone: _ }) => {
  await app.signIn();
  await expect(phonePage.country).toHaveText('+86');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});
