import { succeeded } from '../../fixtures/http/index.ts';
import { expect, test, trials } from '../../fixtures/playwright/test.ts';

/** Logto's default for one recipient within ten minutes. */
const sendsPerNumber = 10;

test('the eleventh send to a phone number within ten minutes returns 429 and sends no message', {
  tag: ['@RL-09.1', '@RL-02'],
}, async ({ begin, stack, phone }) => {
  const visitor = await begin('SignIn');
  const answers = await trials(sendsPerNumber + 1, () => visitor.sendCode(phone, 'SignIn'));
  expect(answers.map(({ status }) => status)).toEqual([...Array(sendsPerNumber).fill(200), 429]);
  expect(await stack.inbox.messages(phone)).toHaveLength(sendsPerNumber);
});

test('the server applies the send limit across browsers and interaction events', {
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

test('suppressed sends to an unknown phone number count toward the send limit', { tag: ['@RL-12.1'] }, async ({
  begin,
  stack,
  phone,
}) => {
  const visitor = await begin('ForgotPassword');
  const answers = await trials(sendsPerNumber + 1, () => visitor.sendCode(phone, 'ForgotPassword'));
  expect(answers.map(({ status }) => status)).toEqual([...Array(sendsPerNumber).fill(200), 429]);
  expect(await stack.inbox.messages(phone)).toEqual([]);
});

test('a 429 response has a Retry-After header', { tag: ['@RL-13.1'] }, async ({ begin, phone }) => {
  const visitor = await begin('SignIn');
  const [refusal] = (await trials(sendsPerNumber + 1, () => visitor.sendCode(phone, 'SignIn'))).slice(-1);
  expect(refusal?.status).toBe(429);
  expect(refusal?.headers.get('retry-after') ?? 'nothing').toMatch(/^\d+$| GMT$/);
});

test('the code page shows a countdown before it offers to resend', { tag: ['@RL-15.1'] }, async ({
  submitNumber,
  page,
  stack,
  user,
  codePage,
}) => {
  await page.clock.install();
  await submitNumber(user.phone);
  await expect(codePage.countdown).toHaveText(/^5\d$/);
  await expect(codePage.resendLink).toBeHidden();
  await page.clock.runFor(60_000);
  await expect(codePage.resendLink).toBeVisible();
  await expect(stack).toHaveSentOnly(user.phone, 'SignIn');
});
