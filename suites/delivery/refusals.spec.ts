import { expect, test } from '../../fixtures/playwright/provider/with-provider.ts';

const ofTheRequest = [
  'AuthFailure.SignatureFailure',
  'AuthFailure.SecretIdNotFound',
  'RequestLimitExceeded',
  'InternalError.Timeout',
  'UnauthorizedOperation.ServiceSuspendDueToArrears',
  'UnauthorizedOperation.SmsSdkAppIdVerifyFail',
] as const;

const ofTheRecipient = [
  'LimitExceeded.PhoneNumberThirtySecondLimit',
  'LimitExceeded.PhoneNumberOneHourLimit',
  'LimitExceeded.PhoneNumberDailyLimit',
  'LimitExceeded.PhoneNumberSameContentDailyLimit',
  'LimitExceeded.DeliveryFrequencyLimit',
  'LimitExceeded.AppDailyLimit',
  'LimitExceeded.AppMainlandChinaDailyLimit',
  'FailedOperation.InsufficientBalanceInSmsPackage',
  'FailedOperation.ContainSensitiveWord',
  'FailedOperation.PhoneNumberInBlacklist',
  'InvalidParameterValue.TemplateParameterFormatError',
  'UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone',
  'UnsupportedOperation.GlobalTemplateToChineseMainlandPhone',
  'UnsupportedOperation.UnsupportedRegion',
] as const;

for (const [tag, codes] of [
  ['@SND-09.1', ofTheRequest],
  ['@SND-10.2', ofTheRecipient],
] as const) {
  for (const code of codes) {
    test(`${code} fails the send; a new send works`, {
      tag: [`${tag}.${code}`],
    }, async ({ begin, codeFor, user, provider, signInWith }) => {
      const visitor = await begin('SignIn');
      await using _refusing = await provider.fault({ kind: 'error', code }, user.phone, { times: 1 });
      const reply = await visitor.sendCode(user.phone, 'SignIn');
      expect(reply.status).toBeGreaterThanOrEqual(400);
      expect(reply.body).not.toHaveProperty('verificationId');
      expect((await provider.requests(user.phone)).map(({ verdict }) => verdict)).toEqual([code]);
      await signInWith(visitor, await codeFor(visitor, user.phone, 'SignIn'));
    });
  }
}

for (const [tag, code] of [
  ['@SND-09.2', 'AuthFailure.SignatureFailure'],
  ['@SND-10.3', 'LimitExceeded.PhoneNumberDailyLimit'],
] as const) {
  test(`${code} shows an error on the phone number page`, { tag: [tag] }, async ({
    submitNumber,
    user,
    provider,
    phonePage,
    codePage,
    attachScreenshot,
  }) => {
    await using _refusing = await provider.fault({ kind: 'error', code }, user.phone);
    await submitNumber(user.phone);
    await expect(phonePage.toast).toBeVisible();
    await attachScreenshot('The error when no message can be sent');
    await expect(phonePage.identifier).toBeVisible();
    await expect(codePage.firstBox).toBeHidden();
  });
}

test('sends that the provider rejects do not count toward the send limit of a number', { tag: ['@SND-10.4'] }, async ({
  begin,
  codeFor,
  phone,
  provider,
}) => {
  const visitor = await begin('SignIn');
  const code = 'LimitExceeded.PhoneNumberThirtySecondLimit';
  await using _refusing = await provider.fault({ kind: 'error', code }, phone, { times: 11 });
  for (let send = 0; send < 11; send += 1) {
    await visitor.sendCode(phone, 'SignIn');
  }
  expect(await provider.requests(phone)).toHaveLength(11);
  await codeFor(visitor, phone, 'SignIn');
});
