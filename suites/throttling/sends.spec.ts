import { succeeded } from '../../fixtures/http/index.ts';
import { expect, test, trials } from '../../fixtures/playwright/test.ts';

/** Logto's default for one recipient within ten minutes. */
const sendsPerNumber = 10;

test('the eleventh send to a number within ten minutes is answered with 429, and no message leaves', {
  tag: ['@RL-09.1', '@RL-02'],
}, async ({ begin, stack, phone }) => {
  const visitor = await begin('SignIn');
  const answers = await trials(sendsPerNumber + 1, () => visitor.sendCode(phone, 'SignIn'));
  expect(answers.map(({ status }) => status)).toEqual([...Array(sendsPerNumber).fill(200), 429]);
  expect(await stack.inbox.messages(phone)).toHaveLength(sendsPerNumber);
});

test('the server applies the send cap over browsers and purposes, without the page', {
  tag: ['@RL-19.1', '@RL-09'],
}, async ({ begin, stack, user }) => {
  for (const event of ['SignIn', 'Register', 'ForgotPassword', 'SignIn', 'Register'] as const) {
    const visitor = await begin(event);
    succeeded(await visitor.sendCode(user.phone, event));
    succeeded(await visitor.sendCode(user.phone, event));
  }
  const another = await begin('ForgotPassword');
  expect((await another.sendCode(user.phone, 'ForgotPassword')).status).toBe(429);
  expect(await stack.inbox.messages(user.phone)).toHaveLength(sendsPerNumber);
});

test('suppressed sends to an unknown number count toward the cap', { tag: ['@RL-12.1'] }, async ({
  begin,
  stack,
  phone,
}) => {
  const visitor = await begin('ForgotPassword');
  const answers = await trials(sendsPerNumber + 1, () => visitor.sendCode(phone, 'ForgotPassword'));
  expect(answers.map(({ status }) => status)).toEqual([...Array(sendsPerNumber).fill(200), 429]);
  expect(await stack.inbox.messages(phone)).toEqual([]);
});

test('a 429 says when to try again', { tag: ['@RL-13.1'] }, async ({ begin, phone }) => {
  const visitor = await begin('SignIn');
  const [refusal] = (await trials(sendsPerNumber + 1, () => visitor.sendCode(phone, 'SignIn'))).slice(-1);
  expect(refusal?.status).toBe(429);
  expect(refusal?.headers.get('retry-after') ?? 'nothing').toMatch(/^\d+$| GMT$/);
});

test('the page counts down to the next send, and then offers it', { tag: ['@RL-15.1'] }, async ({
  app,
  page,
  stack,
  user,
  phonePage,
  codePage,
}) => {
  await page.clock.install();
  await app.signIn();
  await phonePage.submit(user.phone);
  await expect(codePage.countdown).toHaveText(/^5\d$/);
  await expect(codePage.resendLink).toBeHidden();
  await page.clock.runFor(60_000);
  await expect(codePage.resendLink).toBeVisible();
  await expect(stack).toHaveSentOnly(user.phone, 'SignIn');
});
