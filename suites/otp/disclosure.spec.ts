import { expect, test } from '../../fixtures/playwright/test.ts';

test('no response, page or browser storage contains the code that the user has to enter', {
  tag: ['@OTP-11.1'],
}, async ({ submitNumber, page, inbox, user, codePage, everythingSeen }) => {
  await submitNumber(user.phone);
  await codePage.firstBox.waitFor();
  const { code } = await inbox.next(user.phone);
  const seen = await everythingSeen();
  expect(
    seen.filter(({ text }) => text.includes(user.phone.slice(-8))),
    'the phone number is found',
  ).not.toEqual([]);
  expect(seen.filter(({ text }) => text.includes(code))).toEqual([]);
  await codePage.enter(code);
  await expect(page.getByText('Hello, ')).toBeVisible();
  expect((await everythingSeen()).filter(({ text }) => text.includes(code))).toEqual([]);
});
