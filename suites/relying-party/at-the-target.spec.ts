import type { Page } from '@playwright/test';
import { z } from 'zod';
import type { User } from '../../fixtures/playwright/people.ts';
import { test as base, expect } from '../../fixtures/playwright/test.ts';

const verified = z.object({ verificationId: z.string() });
const submitted = z.object({ redirectTo: z.url() });

/** Proves the password at Logto, to which the application has led the browser, and stops before the callback. */
const callbackOf = async ({ request }: Page, endpoint: string, redirectUri: string, user: User): Promise<string> => {
  const experience = `${endpoint}/api/experience`;
  const identifier = { type: 'phone', value: user.phone };
  await request.put(experience, { data: { interactionEvent: 'SignIn' } });
  const proof = { data: { identifier, password: user.password } };
  const password = await request.post(`${experience}/verification/password`, proof);
  await request.post(`${experience}/identification`, { data: verified.parse(await password.json()) });
  let address = submitted.parse(await (await request.post(`${experience}/submit`)).json()).redirectTo;
  while (!address.startsWith(redirectUri)) {
    const { location } = (await request.get(address, { maxRedirects: 0 })).headers();
    address = new URL(z.string().parse(location), address).href;
  }
  return address;
};

const test = base.extend<{ readonly callback: string }>({
  /** The address at which the application would be told of a sign-in that it began in this browser. */
  callback: async ({ app, page, stack, user }, use) => {
    const { endpoint } = stack.description.logto;
    await app.signIn();
    await page.waitForURL(({ origin }) => origin === new URL(endpoint).origin);
    await use(await callbackOf(page, endpoint, stack.description.apps.primary.redirectUri, user));
  },
});

const withOtherState = (address: string): string => {
  const url = new URL(address);
  url.searchParams.set('state', `${url.searchParams.get('state')?.slice(0, -1)}x`);
  return url.href;
};

test('a callback from Logto with another state signs nobody in', { tag: ['@application', '@RP-02.1'] }, async ({
  app,
  page,
  callback,
}) => {
  await page.goto(withOtherState(callback));
  await app.open();
  await app.signInButton.or(app.signedInMark).first().waitFor();
  // A count, as what was waited for in vain decides nothing on a machine that is full.
  expect(await app.signedInMark.count()).toBe(0);
});
