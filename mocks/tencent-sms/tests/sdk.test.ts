import http from 'node:http';
import https from 'node:https';
import sdk from 'tencentcloud-sdk-nodejs-sms';
import { toLoopback } from '../../sms/testing/to-loopback.ts';
import { type AccountInput, defaultAccount, type FakeProvider } from '../index.ts';
import { accountWith, test as base, expect, mainlandPhone, sendBody } from '../testing/test.ts';

const { Client } = sdk.sms.v20210111;
type SmsClient = InstanceType<typeof Client>;

const clientOf = (
  { account, route }: FakeProvider,
  protocol: 'http://' | 'https://',
  reqMethod: 'POST' | 'GET' = 'POST',
): SmsClient => {
  const [credential] = account.credentials;
  const agent =
    protocol === 'http://'
      ? new http.Agent({ lookup: toLoopback })
      : new https.Agent({ lookup: toLoopback, ca: route.ca });
  return new Client({
    credential: { secretId: credential?.secretId ?? '', secretKey: credential?.secretKey ?? '' },
    region: 'ap-guangzhou',
    profile: {
      signMethod: 'TC3-HMAC-SHA256',
      httpProfile: { protocol, endpoint: `sms.tencentcloudapi.com:${route.port}`, reqMethod, reqTimeout: 5, agent },
    },
  });
};

const changes: Partial<AccountInput> = {
  signatures: [{ text: '示例签名', scopes: ['mainland', 'global'] }],
  templates: [
    ...defaultAccount().templates,
    { templateId: '4', text: 'Your code is {1}.', type: 'verification', scope: 'global' },
  ],
  receipts: { delayMs: 0 },
};

const test = base.extend<{ client: SmsClient }>({
  account: changes,
  client: async ({ provider }, use) => {
    await use(clientOf(provider, 'https://'));
  },
});

const sms = {
  SmsSdkAppId: '1400006666',
  SignName: '示例签名',
  TemplateId: '100002',
  TemplateParamSet: ['123456'],
  PhoneNumberSet: ['+8613812345678'],
};

for (const protocol of ['http://', 'https://'] as const) {
  test(`the official SDK sends over ${protocol}`, async ({ provider }) => {
    const { SendStatusSet } = await clientOf(provider, protocol).SendSms(sms);
    expect(SendStatusSet).toMatchObject([{ Code: 'Ok', PhoneNumber: '+8613812345678' }]);
    expect(await provider.inbox.next(mainlandPhone)).toMatchObject({ code: '123456' });
  });
}

test('the official SDK sends by GET', async ({ provider }) => {
  const { SendStatusSet } = await clientOf(provider, 'https://', 'GET').SendSms(sms);
  expect(SendStatusSet).toMatchObject([{ Code: 'Ok' }]);
  expect(provider.requests(mainlandPhone)).toMatchObject([
    { method: 'GET', path: '/', body: expect.stringContaining('TemplateId=100002') },
  ]);
});

test('the official SDK throws what the gateway refuses, and not what a recipient fails with', async ({
  provider,
  client,
}) => {
  await expect(client.SendSms({ ...sms, SmsSdkAppId: '1400000001' })).rejects.toMatchObject({
    code: 'UnauthorizedOperation.SmsSdkAppIdVerifyFail',
    message: 'request SmsSdk AppId verify fail',
    requestId: provider.requests(mainlandPhone)[0]?.requestId ?? expect.any(String),
  });
  const { SendStatusSet } = await client.SendSms({ ...sms, TemplateParamSet: [] });
  expect(SendStatusSet).toMatchObject([{ Code: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate' }]);
});

test('the official SDK sends to many countries at once', async ({ provider, client }) => {
  const info = { TemplateId: '4', TemplateParamSet: ['2468'], SessionContext: 'x' };
  const { SendMultiStatusSet } = await client.SendMultiGlobalSms({
    SmsSdkAppId: '1400006666',
    MultiSmsInfoSet: [
      { ...info, PhoneNumber: '+60198890000' },
      { ...info, PhoneNumber: '+6591234567' },
    ],
  });
  expect(SendMultiStatusSet).toMatchObject([
    { Code: 'Ok', IsoCode: 'MY', SerialNo: expect.stringMatching(/^[0-9a-f-]{36}$/), SessionContext: 'x' },
    { Code: 'Ok', IsoCode: 'SG' },
  ]);
  expect(await provider.inbox.next('+6591234567')).toMatchObject({ text: 'Your code is 2468.' });
});

test('SendMultiGlobalSms refuses an empty set and mainland numbers', async ({ client }) => {
  const request = { SmsSdkAppId: '1400006666' };
  await expect(client.SendMultiGlobalSms({ ...request, MultiSmsInfoSet: [] })).rejects.toMatchObject({
    code: 'InvalidParameterValue.MultiSmsInfoSetEmpty',
  });
  const mainland = [{ PhoneNumber: '+8613812345678', TemplateId: '4' }];
  await expect(client.SendMultiGlobalSms({ ...request, MultiSmsInfoSet: mainland })).rejects.toMatchObject({
    code: 'UnsupportedOperation.ContainDomesticPhoneNumber',
  });
});

test('each receipt is pulled once', async ({ client }) => {
  const { SendStatusSet = [] } = await client.SendSms({ ...sms, SessionContext: 'order-1' });
  const pull = () => client.PullSmsSendStatus({ Limit: 10, SmsSdkAppId: '1400006666' });
  const pulled: unknown[] = [];
  await expect.poll(async () => pulled.push(...((await pull()).PullSmsSendStatusSet ?? []))).toBe(1);
  expect(pulled).toEqual([
    {
      UserReceiveTime: expect.any(Number),
      CountryCode: '86',
      SubscriberNumber: '13812345678',
      PhoneNumber: '+8613812345678',
      SerialNo: SendStatusSet[0]?.SerialNo,
      ReportStatus: 'SUCCESS',
      Description: 'DELIVRD',
      SessionContext: 'order-1',
    },
  ]);
  expect((await pull()).PullSmsSendStatusSet).toEqual([]);
});

test('receipts of a number are found by time, and a failed one says why', async ({ provider, client }) => {
  provider.faults.add({ effect: { kind: 'receipt', errmsg: 'MI:0013' } });
  await client.SendSms(sms);
  const request = { Offset: 0, Limit: 10, PhoneNumber: '+8613812345678', SmsSdkAppId: '1400006666' };
  const begin = Math.floor(Date.now() / 1000) - 60;
  const pull = async () =>
    (await client.PullSmsSendStatusByPhoneNumber({ ...request, BeginTime: begin })).PullSmsSendStatusSet;
  await expect.poll(pull).toMatchObject([{ ReportStatus: 'FAIL', Description: 'MI:0013' }]);
  await expect(client.PullSmsSendStatusByPhoneNumber({ ...request, BeginTime: 1 })).rejects.toMatchObject({
    code: 'InvalidParameterValue.BeginTimeVerifyFail',
  });
});

const thisHour = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 13).replace(/\D/g, '');

test('sendings and receipts are counted by the hour', async ({ client }) => {
  await client.SendSms(sms);
  await client.SendSms({ ...sms, TemplateId: '9' });
  const request = { BeginTime: thisHour(), EndTime: thisHour(), SmsSdkAppId: '1400006666', Limit: 0, Offset: 0 };
  expect((await client.SendStatusStatistics(request)).SendStatusStatistics).toEqual({
    FeeCount: 1,
    RequestCount: 2,
    RequestSuccessCount: 1,
  });
  const callbacks = async () => (await client.CallbackStatusStatistics(request)).CallbackStatusStatistics;
  await expect.poll(callbacks).toMatchObject({ CallbackCount: 1, CallbackSuccessCount: 1, CallbackFailCount: 0 });
  await expect(client.SendStatusStatistics({ ...request, EndTime: '2020010100' })).rejects.toMatchObject({
    code: 'InvalidParameterValue.EndTimeVerifyFail',
  });
});

test('the service tells how it reads numbers', async ({ client }) => {
  const { PhoneNumberInfoSet } = await client.DescribePhoneNumberInfo({
    PhoneNumberSet: ['+86018501234444', '13105550100', '+60198890000', '85291234567'],
  });
  expect(PhoneNumberInfoSet).toMatchObject([
    { Code: 'Ok', NationCode: '86', PhoneNumber: '+8618501234444', IsoCode: 'CN', IsoName: 'China' },
    { Code: 'Ok', NationCode: '86', PhoneNumber: '+8613105550100' },
    { Code: 'Ok', NationCode: '60', SubscriberNumber: '198890000', IsoName: 'Malaysia' },
    { Code: 'FailedOperation.PhoneNumberParseFail', PhoneNumber: '85291234567', IsoCode: 'DEF' },
  ]);
});

test('a conversion is taken note of', async ({ client }) => {
  const { ReportConversionStatus } = await client.ReportConversion({ SmsSdkAppId: '1400006666', SerialNo: '5000:1' });
  expect(ReportConversionStatus).toEqual({ Code: 'ok', Message: 'success' });
});

test('the body that tests send is the one that the SDK sends', () => {
  expect(sendBody(accountWith(changes), { PhoneNumberSet: ['+8613812345678'] })).toEqual(sms);
});
