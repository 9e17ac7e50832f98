import { type AccountInput, ManualClock } from '../index.ts';
import { verdictOf } from '../testing/client.ts';
import { expect, mainlandPhone, senderTo, startWith, test } from '../testing/test.ts';

const malformed: ReadonlyArray<readonly [string, unknown, string, string]> = [
  ['no JSON', '{"PhoneNumberSet":', 'FailedOperation.JsonParseFail', 'failed to parse the request body'],
  ['a JSON list', [], 'FailedOperation.FailResolvePacket', 'failed to resolve request packet'],
];

for (const [what, body, code, message] of malformed) {
  test(`${what} is refused with ${code}`, async ({ sender }) => {
    expect(await sender.call('SendSms', body)).toMatchObject({ Error: { Code: code, Message: message } });
  });
}

const refused: ReadonlyArray<readonly [string, Record<string, unknown>, string, string]> = [
  [
    'an SmsSdkAppId given as a number',
    { SmsSdkAppId: 1_400_006_666 },
    'InvalidParameter',
    'The value type of parameter `SmsSdkAppId` is not valid.',
  ],
  [
    'numbers given as a string',
    { PhoneNumberSet: mainlandPhone },
    'InvalidParameter',
    'The value type of parameter `PhoneNumberSet` is not valid.',
  ],
  [
    'no template',
    { TemplateId: undefined },
    'MissingParameter',
    'The request is missing a required parameter `TemplateId`.',
  ],
  ['a null', { SignName: null }, 'InvalidParameter', 'The value type of parameter `SignName` is not valid.'],
  ['an unknown field', { Sign: 'x' }, 'UnknownParameter', 'The parameter `Sign` is not recognized.'],
  [
    "somebody else's application",
    { SmsSdkAppId: '1400000001' },
    'UnauthorizedOperation.SmsSdkAppIdVerifyFail',
    'request SmsSdk AppId verify fail',
  ],
  ['no application id', { SmsSdkAppId: 'app' }, 'InvalidParameterValue.SdkAppIdNotExist', 'sdkappid does not exist'],
  ['no number', { PhoneNumberSet: [] }, 'MissingParameter.EmptyPhoneNumberSet', 'the phone number set is empty'],
  [
    '201 numbers',
    { PhoneNumberSet: Array(201).fill(mainlandPhone) },
    'LimitExceeded.PhoneNumberCountLimit',
    'the number of mobile numbers submitted at a time exceeds 200',
  ],
  [
    'a context of 512 bytes',
    { SessionContext: '节'.repeat(171) },
    'InvalidParameterValue',
    `The value \`${'节'.repeat(40)}\` specified in the parameter \`SessionContext\` is not valid.`,
  ],
  [
    'mainland and foreign numbers together',
    { PhoneNumberSet: [mainlandPhone, '+60198890000'] },
    'UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber',
    'the request contains both domestic and international phone numbers',
  ],
];

for (const [what, changes, code, message] of refused) {
  test(`${what}: the whole request is refused with ${code}`, async ({ sender }) => {
    const { Error: error } = await sender.send(changes);
    expect(error).toEqual({ Code: code, Message: message });
  });
}

const account: Partial<AccountInput> = {
  signatures: [
    { text: '示例签名', scopes: ['mainland', 'global'] },
    { text: '未审核', review: 'under review' },
    { text: '被拒', review: 'rejected' },
  ],
  templates: [
    { templateId: '1', text: '验证码{1}，{2}分钟内有效。', type: 'verification' },
    { templateId: '2', text: '您的订单{1}已发货。', type: 'notice' },
    { templateId: '3', text: '全场{1}折。', type: 'marketing' },
    { templateId: '4', text: 'Your code is {1}.', type: 'verification', scope: 'global' },
    { templateId: '5', text: '未审核{1}', type: 'notice', review: 'under review' },
    { templateId: '7', text: '被拒{1}', type: 'notice', review: 'rejected' },
    { templateId: '6', text: '长'.repeat(490), type: 'notice' },
  ],
  blacklist: ['+8613800000001'],
  sensitiveWords: ['赌博'],
  allowedCountries: ['CN', 'MY', 'KR'],
  unservedCountries: ['KR'],
  owner: 'individual',
};

const template = (id: string, ...parameters: string[]) => ({ TemplateId: id, TemplateParamSet: parameters });

const failures: ReadonlyArray<readonly [string, Record<string, unknown>, string, string]> = [
  [
    'a signature under review',
    { ...template('1', '1', '5'), SignName: '未审核' },
    'FailedOperation.SignatureIncorrectOrUnapproved',
    '',
  ],
  [
    'no signature',
    { ...template('1', '1', '5'), SignName: undefined },
    'FailedOperation.SignatureIncorrectOrUnapproved',
    '',
  ],
  [
    'a rejected signature',
    { ...template('1', '1', '5'), SignName: '被拒' },
    'FailedOperation.SignatureIncorrectOrUnapproved',
    '',
  ],
  ['a rejected template', template('7', '1'), 'FailedOperation.TemplateIncorrectOrUnapproved', ''],
  ['an unknown template', template('9'), 'FailedOperation.TemplateUnapprovedOrNotExist', ''],
  ['a template under review', template('5', '1'), 'FailedOperation.TemplateIncorrectOrUnapproved', ''],
  ['one parameter of two', template('1', '123456'), 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate', ''],
  ['seven characters', template('2', '1234567'), 'InvalidParameterValue.TemplateParameterLengthLimit', ''],
  ['letters in a code', template('1', 'test', '5'), 'InvalidParameterValue.TemplateParameterFormatError', ''],
  ['a URL', template('2', 't.cn/x'), 'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter', ''],
  ['a sensitive word', template('2', '赌博'), 'FailedOperation.ContainSensitiveWord', ''],
  [
    'a number of no form',
    { ...template('2', '1'), PhoneNumberSet: ['6591234567'] },
    'InvalidParameterValue.IncorrectPhoneNumber',
    '',
  ],
  [
    'a mainland template abroad',
    { ...template('2', '1'), PhoneNumberSet: ['+60198890000'] },
    'UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone',
    'MY',
  ],
  [
    'a global template on the mainland',
    template('4', '1'),
    'UnsupportedOperation.GlobalTemplateToChineseMainlandPhone',
    'CN',
  ],
  [
    'a country that is not served',
    { ...template('4', '1'), PhoneNumberSet: ['+821012345678'] },
    'UnsupportedOperation.UnsupportedRegion',
    'KR',
  ],
  [
    'a country off the list',
    { ...template('4', '1'), PhoneNumberSet: ['+6591234567'] },
    'LimitExceeded.AppCountryOrRegionInBlacklist',
    'SG',
  ],
  [
    'a number that unsubscribed',
    { ...template('2', '1'), PhoneNumberSet: ['13800000001'] },
    'FailedOperation.PhoneNumberInBlacklist',
    'CN',
  ],
  [
    'marketing by an individual',
    template('3', '8'),
    'UnauthorizedOperation.IndividualUserMarketingSmsPermissionDeny',
    'CN',
  ],
];

test.describe('with an account of several templates and limits', () => {
  test.use({ account });

  for (const [what, changes, code, country] of failures) {
    test(`${what}: the recipient fails with ${code}`, async ({ sender }) => {
      const { SendStatusSet } = await sender.send(changes);
      expect(SendStatusSet).toMatchObject([{ Code: code, IsoCode: country, Fee: 0 }]);
    });
  }

  test('a failed status has no serial number on the mainland and a UUID abroad', async ({ sender }) => {
    const home = await sender.send(template('9'));
    const abroad = await sender.send({ ...template('9'), PhoneNumberSet: ['+60198890000'] });
    expect(home.SendStatusSet?.[0]?.SerialNo).toBe('');
    expect(abroad.SendStatusSet?.[0]?.SerialNo).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('some recipients may fail while others succeed, in the order of the numbers', async ({ sender }) => {
    const { SendStatusSet = [] } = await sender.send({
      ...template('2', '1'),
      PhoneNumberSet: ['13800000001', '123', '13800000002'],
    });
    expect(SendStatusSet.map(({ PhoneNumber, Code }) => [PhoneNumber, Code])).toEqual([
      ['+8613800000001', 'FailedOperation.PhoneNumberInBlacklist'],
      ['123', 'InvalidParameterValue.IncorrectPhoneNumber'],
      ['+8613800000002', 'Ok'],
    ]);
  });

  test('a long text is billed by its parts, and one of over 500 characters is refused', async ({ sender }) => {
    expect(await sender.send(template('6'))).toMatchObject({ SendStatusSet: [{ Fee: 8 }] });
    await using provider = await startWith({
      templates: [{ templateId: '7', text: '长'.repeat(495), type: 'notice' }],
    });
    expect(verdictOf(await senderTo(provider).send(template('7')))).toBe('InvalidParameterValue.ContentLengthLimit');
  });
});

const application = { smsSdkAppId: '1400006666' };
const states: ReadonlyArray<readonly [string, Partial<AccountInput>, string]> = [
  [
    'a disabled application',
    { applications: [{ ...application, disabled: true }] },
    'UnauthorizedOperation.SdkAppIdIsDisabled',
  ],
  ['an account in arrears', { arrears: true }, 'UnauthorizedOperation.ServiceSuspendDueToArrears'],
  ['an address off the whitelist', { ipWhitelist: ['192.0.2.1'] }, 'UnauthorizedOperation.RequestIpNotInWhitelist'],
  ['a package that is used up', { balance: 0 }, 'FailedOperation.InsufficientBalanceInSmsPackage'],
];

for (const [what, changes, code] of states) {
  test(`${what} is refused with ${code}`, async () => {
    await using provider = await startWith(changes);
    expect(verdictOf(await senderTo(provider).send())).toBe(code);
  });
}

test('marketing messages leave by day only', async () => {
  const templates: AccountInput['templates'] = [{ templateId: '3', text: '全场{1}折。', type: 'marketing' }];
  const clock = new ManualClock(new Date('2026-11-24T13:59:00Z'));
  await using provider = await startWith({ templates }, { clock });
  const send = async () =>
    verdictOf(await senderTo(provider).send(template('3', '8'), { timestamp: Math.floor(clock.now() / 1000) }));
  expect(await send()).toBe('Ok');
  clock.advance(60_000);
  expect(await send()).toBe('FailedOperation.MarketingSendTimeConstraint');
});
