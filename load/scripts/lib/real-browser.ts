import type { Locator, Page } from 'k6/browser';
import { experience } from '../../../contracts/experience.ts';
import { toE164 } from '../../../contracts/phone.ts';
import type { LocatorData } from '../../../fixtures/application/locator.ts';
import { demand } from './browser.ts';
import { newestMessage, nextCode } from './inbox.ts';
import { settings } from './settings.ts';
import { tell, type Visit } from './visit.ts';

/** Run in the page: a button of Next.js does nothing before React has taken it over, which may come after loading. */
const reactListens = `!('next' in window) || !document.querySelector('button') ||
  Object.keys(document.querySelector('button')).some((key) => key.startsWith('__reactProps'))`;

const locate = (page: Page, locator: LocatorData): Locator =>
  'selector' in locator
    ? page.locator(locator.selector)
    : page.getByRole(locator.role, { name: locator.name, exact: locator.exact ?? false });

/**
 * A sign-in by code as a person does it. The history gets what it shows: the code asked for, and who the application
 * takes the browser for. How the page tried the code it does not show, so the visit counts as one by password would.
 */
export const signInWithBrowser = async (visit: Visit, page: Page): Promise<void> => {
  const { phone } = visit;
  const { url, look } = settings.application;
  const before = newestMessage(visit);
  await page.goto(`${url}/`, { waitUntil: 'networkidle' });
  await page.waitForFunction(reactListens);
  await locate(page, look.signIn).click();
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
    page.waitForResponse(new RegExp(`${experience.sendCode(phone, 'SignIn').path}$`)),
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
  // A role is looked for in the page that is there now, and not in the next one.
  await page.waitForURL(new RegExp(`^${url.replaceAll('.', '\\.')}/(?!.*[?&]code=)`));
  const mark = locate(page, look.signedIn);
  await mark.waitFor();
  demand('the page is that of whoever is signed in', await mark.isVisible());
};
