import type { Page } from '@playwright/test';
import { z } from 'zod';
import { experience } from '../../contracts/experience.ts';
import { submissionSchema } from '../../contracts/experience-schema.ts';
import { succeeded, type Visitor } from '../../fixtures/http/index.ts';
import { expect, test } from '../../fixtures/playwright/people/flows.ts';

const refusal = z.object({ message: z.string() }).catch({ message: 'Logto refused nothing' });

/** What the API says to the page that asks it to identify a user, in the language of the page. */
const refusalOf = async (page: Page): Promise<string> => {
  const response = await page.waitForResponse((each) => each.url().endsWith(experience.identify().path));
  return refusal.parse(await response.json().catch(() => undefined)).message;
};

/** Goes on from an identified user as far as Logto lets one. @returns whether tokens come of it */
const getsTokens = async (visitor: Visitor): Promise<boolean> => {
  const { redirectTo } = submissionSchema.safeParse((await visitor.submit()).body).data ?? {};
  const code = redirectTo === undefined ? null : (await visitor.resume(redirectTo)).code;
  return code !== null && (await visitor.redeem(code)).status < 400;
};

test('a suspended user cannot sign in by code or by password', { tag: ['@SGN-04.1'] }, async ({
  begin,
  codeFor,
  user,
  suspend,
}) => {
  await suspend(user);
  const visitor = await begin('SignIn');
  expect(await visitor.verifyPassword(user.phone, user.password)).toBeRefused('user.suspended');
  const sent = await codeFor(visitor, user.phone, 'SignIn');
  await visitor.verifyCode(sent);
  expect(await visitor.identify(sent.verificationId)).toBeRefused('user.suspended');
  expect(await visitor.submit()).toBeRefused();
});

test('a suspended user loses sessions and tokens and regains access only by a new sign-in', {
  tag: ['@SGN-04.2'],
}, async ({ user, signedIn, suspend, lift }) => {
  const { visitor, tokens } = await signedIn(user);
  expect(await visitor.userinfo(tokens.access_token)).toBeAccepted();
  await suspend(user);
  expect(await visitor.userinfo(tokens.access_token)).toBeRefused();
  expect(await visitor.refresh(tokens.refresh_token ?? '')).toBeRefused('invalid_grant');
  await lift(user);
  expect(await visitor.userinfo(tokens.access_token)).toBeRefused();
  expect(await visitor.follow(await visitor.authorize({ prompt: 'none' }))).toMatchObject({ error: 'login_required' });
  await signedIn(user);
});

test('a suspended user sees an error and is not signed in to the application', { tag: ['@SGN-04.3'] }, async ({
  submitNumber,
  app,
  page,
  inbox,
  user,
  suspend,
  codePage,
  says,
  attachScreenshot,
}) => {
  await suspend(user);
  await submitNumber(user.phone);
  const { code } = await inbox.next(user.phone);
  const [refused] = await Promise.all([refusalOf(page), codePage.enter(code)]);
  // A page of its own since Logto 1.42, before that a note over the page, with what the API says.
  const ownPage = page.getByText(await says('error.account_suspended'), { exact: true });
  await expect(ownPage.or(page.getByText(refused, { exact: true }))).toBeVisible();
  await attachScreenshot('The error for a suspended user');
  await app.open();
  await expect(app.signInButton).toBeVisible();
});

test('a user who is suspended during a sign-in gets no tokens', { tag: ['@SGN-04.4'] }, async ({
  begin,
  passwordRecord,
  user,
  suspend,
}) => {
  const visitor = await begin('SignIn');
  succeeded(await visitor.identify(await passwordRecord(visitor, user)));
  await suspend(user);
  expect(await getsTokens(visitor), 'tokens for a user who is suspended').toBe(false);
});
