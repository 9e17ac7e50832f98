import type { Page } from 'k6/browser';
import { toE164 } from '../../contracts/phone.ts';
import { demand } from './browser.ts';
import { newestMessage, nextCode } from './inbox.ts';
import { settings } from './settings.ts';
import { tell, type Visit } from './visit.ts';

/** The path of the request that asks for a code. */
const sendPath = '/verification/verification-code';

/** Run in the page: a button of Next.js does nothing before React has taken it over, which may come after loading. */
const reactListens = `Object.keys(document.querySelector('button') ?? {}).some((key) => key.startsWith('__reactProps'))`;

/**
 * A sign-in by code as a person does it. The history gets what it shows: the code asked for, and who the application
 * takes the browser for. How the page tried the code it does not show, so the visit counts as one by password would.
 */
export const signInWithBrowser = async (visit: Visit, page: Page): Promise<void> => {
  const { phone } = visit;
  const before = newestMessage(visit);
  await page.goto(`${settings.appUrl}/`, { waitUntil: 'networkidle' });
  await page.waitForFunction(reactListens);
  await page.getByRole('button', { name: 'Sign In' }).click();
  await page
    .locator('input[name=identifier]')
    .waitFor()
    .catch(() => {
      throw new Error(`the sign-in page did not come: ${page.url()}`);
    });
  await page.locator('input[name=identifier]').fill(toE164(phone));
  const began = Date.now();
  tell(visit, { kind: 'asked', began, phone });
  const [response] = await Promise.all([
    page.waitForResponse(new RegExp(`${sendPath}$`)),
    page.locator('button[type=submit]').click(),
  ]);
  const status = response?.status() ?? 0;
  demand('the code is sent', status === 200);
  tell(visit, {
    kind: 'send',
    began,
    at: Date.now(),
    phone,
    purpose: 'sign-in',
    verification: null,
    outcome: 'accepted',
    status,
  });
  const box = page.locator('input[name=passcode_0]');
  await box.waitFor();
  await box.fill(nextCode(phone, before));
  await page.waitForSelector('dt');
  const subject = await page.locator('dd').first().textContent();
  demand('the page shows the claims', subject !== null && subject !== '');
};
