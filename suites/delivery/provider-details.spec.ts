import { templateCodes } from '../../contracts/connector.ts';
import { expect, test } from '../../fixtures/playwright/provider/with-provider.ts';

const codes = [
  'AuthFailure.SecretIdNotFound',
  'UnauthorizedOperation.SmsSdkAppIdVerifyFail',
  'FailedOperation.InsufficientBalanceInSmsPackage',
  'FailedOperation.TemplateIncorrectOrUnapproved',
] as const;

for (const code of codes) {
  test(`${code} returns an error without provider details`, {
    tag: [`@SND-15.1.${code}`],
  }, async ({ begin, phone, provider }) => {
    const visitor = await begin('SignIn');
    await using _refusing = await provider.fault({ kind: 'error', code }, phone);
    const told = JSON.stringify((await visitor.sendCode(phone, 'SignIn')).body);
    const [request] = await provider.requests(phone);
    const internal = [code, request?.requestId ?? '', request?.message ?? '', templateCodes.SignIn, provider.secretId];
    expect(internal.filter((text) => told.includes(text))).toEqual([]);
  });
}

test('the page shows a provider error without its code and request ID', { tag: ['@SND-15.2'] }, async ({
  submitNumber,
  user,
  provider,
  phonePage,
  attachScreenshot,
}) => {
  const code = 'FailedOperation.InsufficientBalanceInSmsPackage';
  await using _refusing = await provider.fault({ kind: 'error', code }, user.phone);
  await submitNumber(user.phone);
  // It is there before its text is.
  await expect(phonePage.toast).toHaveText(/\S/);
  const shown = String(await phonePage.toast.textContent());
  await attachScreenshot('The error for a message that could not be sent');
  const [request] = await provider.requests(user.phone);
  expect(shown).not.toContain(code);
  expect(shown).not.toContain(request?.requestId ?? code);
});
