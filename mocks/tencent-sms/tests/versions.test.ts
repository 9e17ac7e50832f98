import { verdictOf } from '../testing/client.ts';
import { accountWith, expect, mainlandPhone, sendBody, test } from '../testing/test.ts';

const older = { headers: { 'x-tc-version': '2019-07-11', 'x-tc-region': null } };

const bodyOf2019 = (changes: Record<string, unknown> = {}) => {
  const { SmsSdkAppId, TemplateId, SignName, ...rest } = sendBody(accountWith({}));
  return { ...rest, SmsSdkAppid: SmsSdkAppId, TemplateID: TemplateId, Sign: SignName, ...changes };
};

test('SendSms of 2019-07-11 takes its own names, and needs no region', async ({ provider, sender }) => {
  const reply = await sender.call('SendSms', bodyOf2019({ ExtendCode: '', SenderId: '' }), older);
  expect(reply.SendStatusSet).toMatchObject([{ Code: 'Ok', PhoneNumber: '+8613812345678', Fee: 1, IsoCode: 'CN' }]);
  expect(await provider.inbox.next(mainlandPhone)).toMatchObject({ templateId: '100002', code: '123456' });
});

const wrong: ReadonlyArray<readonly [string, Record<string, unknown>, string]> = [
  ['SignName', { SignName: 'x' }, 'UnknownParameter'],
  ['TemplateId', { TemplateId: '1' }, 'UnknownParameter'],
  ['no SmsSdkAppid', { SmsSdkAppid: undefined }, 'MissingParameter'],
  ['no TemplateID', { TemplateID: undefined }, 'MissingParameter'],
  ['an SmsSdkAppid that is a number', { SmsSdkAppid: 1_400_006_666 }, 'InvalidParameter'],
  ['no Sign', { Sign: undefined }, 'FailedOperation.SignatureIncorrectOrUnapproved'],
  ['an unknown TemplateID', { TemplateID: '9' }, 'FailedOperation.TemplateUnapprovedOrNotExist'],
];

for (const [what, changes, code] of wrong) {
  test(`SendSms of 2019-07-11 with ${what} is rejected with ${code}`, async ({ sender }) => {
    expect(verdictOf(await sender.call('SendSms', bodyOf2019(changes), older))).toBe(code);
  });
}

test('SendSms of 2019-07-11 names a missing parameter as that version does', async ({ sender }) => {
  const { Error: error } = await sender.call('SendSms', bodyOf2019({ TemplateID: undefined }), older);
  expect(error?.Message).toContain('`TemplateID`');
});

test('a fault for a template is met by SendSms of 2019-07-11', async ({ provider, sender }) => {
  provider.faults.add({ effect: { kind: 'error', code: 'InternalError.Timeout' }, match: { templateId: '100002' } });
  expect(verdictOf(await sender.call('SendSms', bodyOf2019(), older))).toBe('InternalError.Timeout');
});

test('an action that only the newer version has is rejected in the older one', async ({ sender }) => {
  const { Error: error } = await sender.call('DescribePhoneNumberInfo', { PhoneNumberSet: ['+8613812345678'] }, older);
  expect(error).toMatchObject({ Code: 'InvalidAction', Message: expect.stringContaining('version=`2019-07-11`') });
});

test("an action of Tencent's that the fake lacks is rejected with what it has", async ({ sender }) => {
  const { Error: error } = await sender.call('AddSmsTemplate', {});
  expect(error).toEqual({
    Code: 'UnsupportedOperation',
    Message: expect.stringMatching(/`AddSmsTemplate` .* fake SMS API .* It has: SendSms, SendMultiGlobalSms, .*Report/),
  });
});

test('an action that the fake lacks is rejected for its signature first', async ({ sender }) => {
  expect(verdictOf(await sender.call('SmsPackagesStatistics', {}, { secretKey: 'x' }))).toBe(
    'AuthFailure.SignatureFailure',
  );
});
