import { expect, test } from '../../fixtures/playwright/test.ts';

test('nothing that the browser gets to see holds the code before a person types it', { tag: ['@OTP-11.1'] }, async ({
  app,
  page,
  inbox,
  user,
  phonePage,
  codePage,
  everythingSeen,
}) => {
  await app.signIn();
  await phonePage.submit(user.phone);
  await codePage.firstBox.waitFor();
  const { code } = await inbox.next(user.phone);
  const seen = await everythingSeen();
  expect(
    seen.filter(({ text }) => text.includes(user.phone.slice(-8))),
    'the number itself is seen',
  ).not.toEqual([]);
  expect(seen.filter(({ text }) => text.includes(code))).toEqual([]);
  await codePage.enter(code);
  await expect(page.getByText('Hello, ')).toBeVisible();
  expect((await everythingSeen()).filter(({ text }) => text.includes(code))).toEqual([]);
});
