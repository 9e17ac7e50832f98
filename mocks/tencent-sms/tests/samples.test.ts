import http from 'node:http';
import https from 'node:https';
import sdk from 'tencentcloud-sdk-nodejs-sms';
import { toLoopback } from '../../sms/testing/to-loopback.ts';
import { abroad, type Setup, setups, shown } from '../clients/setups.ts';
import { defaultAccount, type FakeProvider } from '../index.ts';
import { expect, test } from '../testing/test.ts';

const profileOf = (
  { account, route }: FakeProvider,
  protocol: 'http://' | 'https://',
  { region, host, signMethod, reqMethod }: Setup,
) => {
  const [credential] = account.credentials;
  const agent =
    protocol === 'http://'
      ? new http.Agent({ lookup: toLoopback })
      : new https.Agent({ lookup: toLoopback, ca: route.ca });
  const httpProfile = { protocol, endpoint: `${host}:${route.port}`, reqMethod, reqTimeout: 30, agent };
  return {
    credential: { secretId: credential?.secretId ?? '', secretKey: credential?.secretKey ?? '' },
    region,
    profile: { signMethod, httpProfile },
  };
};

const sample = {
  SmsSdkAppId: '1400787878',
  SignName: '腾讯云',
  ExtendCode: '',
  SenderId: '',
  SessionContext: '',
  PhoneNumberSet: ['+8613711112222'],
  TemplateId: '449739',
  TemplateParamSet: ['666'],
};

for (const protocol of ['http://', 'https://'] as const) {
  for (const setup of setups) {
    test(`the Node SDK sends to ${protocol}${setup.host} by ${setup.reqMethod} with ${setup.signMethod}`, async ({
      provider,
    }) => {
      const client = new sdk.sms.v20210111.Client(profileOf(provider, protocol, setup));
      const { SendStatusSet } = await client.SendSms({ ...sample });
      expect(SendStatusSet).toMatchObject([{ Code: 'Ok', PhoneNumber: '+8613711112222', IsoCode: 'CN' }]);
    });
  }
}

const first: Setup = { ...shown, signMethod: 'HmacSHA256' };

test('the sample of version 2019-07-11 sends with its own names', async ({ provider }) => {
  const { SmsSdkAppId: SmsSdkAppid, SignName: Sign, TemplateId: TemplateID, ...rest } = sample;
  const client = new sdk.sms.v20190711.Client(profileOf(provider, 'https://', first));
  const { SendStatusSet } = await client.SendSms({ ...rest, SmsSdkAppid, Sign, TemplateID });
  expect(SendStatusSet).toMatchObject([{ Code: 'Ok', SessionContext: '' }]);
});

for (const { smsSdkAppId } of defaultAccount().applications) {
  test(`a sample with application ${smsSdkAppId} sends abroad from Singapore`, async ({ provider }) => {
    const client = new sdk.sms.v20210111.Client(profileOf(provider, 'https://', { ...first, ...abroad }));
    const changes = { TemplateId: '1111', PhoneNumberSet: ['+60198890000'], SmsSdkAppId: smsSdkAppId };
    expect((await client.SendSms({ ...sample, ...changes })).SendStatusSet).toMatchObject([
      { Code: 'Ok', IsoCode: 'MY' },
    ]);
  });
}

test('the official SDK raises the documented code for a wrong V1 signature', async ({ provider }) => {
  const setup = profileOf(provider, 'https://', first);
  const credential = { ...setup.credential, secretKey: 'wrong' };
  await expect(new sdk.sms.v20210111.Client({ ...setup, credential }).SendSms({ ...sample })).rejects.toMatchObject({
    code: 'AuthFailure.SignatureFailure',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});
