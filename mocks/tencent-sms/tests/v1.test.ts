import type { FakeProvider } from '../index.ts';
import { verdictOf } from '../testing/client.ts';
import { keysOf } from '../testing/sender.ts';
import { expect, mainlandPhone, sendBody, startWith, test } from '../testing/test.ts';
import { callV1, type V1Options } from '../testing/v1-client.ts';

const now = (): number => Math.floor(Date.now() / 1000);

const sendBy = (provider: FakeProvider, options: Partial<V1Options> = {}, changes: Record<string, unknown> = {}) =>
  callV1(provider.route.port, 'SendSms', sendBody(provider.account, changes), {
    ...keysOf(provider.account),
    ...options,
  });

for (const method of ['GET', 'POST'] as const) {
  for (const SignatureMethod of ['HmacSHA1', 'HmacSHA256']) {
    test(`a ${method} signed by ${SignatureMethod} sends a message`, async ({ provider }) => {
      const reply = await sendBy(provider, { method, parameters: { SignatureMethod } });
      expect(verdictOf(reply)).toBe('Ok');
      expect(await provider.inbox.next(mainlandPhone)).toMatchObject({ code: '123456', requestId: reply.RequestId });
    });
  }
}

test('a request without SignatureMethod is verified by HmacSHA1', async ({ provider }) => {
  expect(verdictOf(await sendBy(provider, { parameters: { SignatureMethod: null } }))).toBe('Ok');
});

const wrong: ReadonlyArray<readonly [string, string, Partial<V1Options>]> = [
  ['no Action', 'MissingParameter', { parameters: { Action: null } }],
  ['no Version', 'MissingParameter', { parameters: { Version: null } }],
  ['no Timestamp', 'MissingParameter', { parameters: { Timestamp: null } }],
  ['no Region', 'MissingParameter', { parameters: { Region: null } }],
  ['no Nonce', 'MissingParameter', { parameters: { Nonce: null } }],
  ['no SecretId', 'MissingParameter', { parameters: { SecretId: null } }],
  ['no Signature', 'MissingParameter', { parameters: { Signature: null } }],
  ['an unknown version', 'NoSuchVersion', { parameters: { Version: '2018-01-01' } }],
  ['an unknown action', 'InvalidAction', { parameters: { Action: 'SendFax' } }],
  ['a timestamp that is no number', 'InvalidParameterValue', { parameters: { Timestamp: 'now' } }],
  ['a nonce that is no number', 'InvalidParameterValue', { parameters: { Nonce: 'x' } }],
  ['a clock 400 s behind', 'AuthFailure.SignatureExpire', { parameters: { Timestamp: String(now() - 400) } }],
  ['a clock 400 s ahead', 'AuthFailure.SignatureExpire', { parameters: { Timestamp: String(now() + 400) } }],
  ['an unknown SecretId', 'AuthFailure.SecretIdNotFound', { secretId: 'AKIDother' }],
  ['a wrong key', 'AuthFailure.SignatureFailure', { secretKey: 'other' }],
  ['the signature of another method', 'AuthFailure.SignatureFailure', { signedMethod: 'GET' }],
  ['the signature of another host', 'AuthFailure.SignatureFailure', { signedHost: 'cvm.tencentcloudapi.com' }],
  [
    'the signature of the other algorithm',
    'AuthFailure.SignatureFailure',
    { parameters: { SignatureMethod: 'HmacSHA1' }, afterwards: { SignatureMethod: 'HmacSHA256' } },
  ],
  ['a parameter changed on the way', 'AuthFailure.SignatureFailure', { afterwards: { TemplateId: '100001' } }],
  ['a parameter added on the way', 'AuthFailure.SignatureFailure', { afterwards: { SessionContext: 'x' } }],
  ['a Signature that is no Base64', 'AuthFailure.SignatureFailure', { afterwards: { Signature: '%' } }],
  ['a token that the key has not', 'AuthFailure.TokenFailure', { parameters: { Token: 'token' } }],
  ['a region that does not exist', 'InvalidParameterValue', { parameters: { Region: 'mars' } }],
  ['a region without SMS', 'UnsupportedRegion', { parameters: { Region: 'ap-shanghai' } }],
];

for (const [what, code, options] of wrong) {
  test(`a V1 request with ${what} is rejected with ${code}`, async ({ provider }) => {
    expect(verdictOf(await sendBy(provider, options))).toBe(code);
  });
}

test('a V1 request may name the region, the token and the language of replies', async () => {
  const credential = { secretId: 'AKIDtemporary', secretKey: 'key', token: 'token' };
  await using provider = await startWith({ credentials: [credential] });
  const Region = 'ap-beijing';
  expect(verdictOf(await sendBy(provider, { parameters: { Region, Token: 'token' } }))).toBe('Ok');
  const { Error: error } = await sendBy(provider, { parameters: { Token: 'other', Language: 'zh-CN' } });
  expect(error).toEqual({ Code: 'AuthFailure.TokenFailure', Message: 'token 错误。' });
});

test('a form of more than 1 MB names the signature that takes more', async ({ provider }) => {
  const { Error: error } = await sendBy(provider, { parameters: { SessionContext: 'x'.repeat(1_048_577) } });
  expect(error?.Message).toContain('exceeding request size limit, please use new signature method `TC3-HMAC-SHA256`');
});

test('the journal shows a V1 request without its signature and its token', async ({ provider }) => {
  await sendBy(provider, { method: 'GET', parameters: { Token: 'secret' } });
  const starred = expect.stringMatching(/Token=\*\*\*&Signature=\*\*\*$/);
  expect(provider.requests(mainlandPhone)).toMatchObject([{ verdict: 'AuthFailure.TokenFailure', body: starred }]);
  expect(JSON.stringify(provider.requests(mainlandPhone))).not.toContain('secret');
});

test('a parameter of V1 keeps blanks, plus signs and Chinese as they were', async ({ provider }) => {
  const reply = await sendBy(provider, {}, { SessionContext: 'a +%&=订单', PhoneNumberSet: ['+8613812345678'] });
  expect(reply.SendStatusSet).toMatchObject([{ Code: 'Ok', SessionContext: 'a +%&=订单' }]);
});
