import type { AccountInput } from '../index.ts';
import { gatewayAnswers } from '../rules/gateway-answers.ts';
import { type CallOptions, verdictOf } from '../testing/client.ts';
import { expect, senderTo, startWith, test } from '../testing/test.ts';

const now = (): number => Math.floor(Date.now() / 1000);

const spoiled: ReadonlyArray<readonly [string, string, () => Partial<CallOptions>]> = [
  ['a method other than POST', 'UnsupportedProtocol', () => ({ method: 'PUT' })],
  [
    'an Authorization of another scheme',
    'AuthFailure.InvalidAuthorization',
    () => ({ headers: { authorization: 'Basic dGVzdA==' } }),
  ],
  ['no Authorization', 'AuthFailure.InvalidAuthorization', () => ({ headers: { authorization: '' } })],
  ['signed headers without host', 'AuthFailure.InvalidAuthorization', () => ({ signedHeaders: ['content-type'] })],
  ['the scope of another service', 'AuthFailure.InvalidAuthorization', () => ({ service: 'cvm' })],
  ['a date that is not that of the timestamp', 'AuthFailure.InvalidAuthorization', () => ({ date: '2021-01-11' })],
  ['a form as body', 'InvalidParameter', () => ({ headers: { 'content-type': 'application/x-www-form-urlencoded' } })],
  ['no action', 'MissingParameter', () => ({ headers: { 'x-tc-action': null } })],
  ['no version', 'MissingParameter', () => ({ headers: { 'x-tc-version': null } })],
  ['no timestamp', 'MissingParameter', () => ({ headers: { 'x-tc-timestamp': null } })],
  ['no region', 'MissingParameter', () => ({ headers: { 'x-tc-region': null } })],
  ['an unknown version', 'NoSuchVersion', () => ({ headers: { 'x-tc-version': '2018-01-01' } })],
  ['an unknown action', 'InvalidAction', () => ({ headers: { 'x-tc-action': 'SendFax' } })],
  ['a timestamp that is no number', 'InvalidParameterValue', () => ({ headers: { 'x-tc-timestamp': 'now' } })],
  ['a clock 301 s behind', 'AuthFailure.SignatureExpire', () => ({ timestamp: now() - 301 })],
  ['a clock 310 s ahead', 'AuthFailure.SignatureExpire', () => ({ timestamp: now() + 310 })],
  ['an unknown SecretId', 'AuthFailure.SecretIdNotFound', () => ({ secretId: 'AKIDother' })],
  ['a wrong key', 'AuthFailure.SignatureFailure', () => ({ secretKey: 'other' })],
  ['a token that the key has not', 'AuthFailure.TokenFailure', () => ({ headers: { 'x-tc-token': 'token' } })],
  ['a region that does not exist', 'InvalidParameterValue', () => ({ headers: { 'x-tc-region': 'mars' } })],
  ['a region without SMS', 'UnsupportedRegion', () => ({ headers: { 'x-tc-region': 'ap-shanghai' } })],
];

for (const [what, code, options] of spoiled) {
  test(`${what} is refused with ${code}`, async ({ sender }) => {
    expect(verdictOf(await sender.send({}, options()))).toBe(code);
  });
}

const accepted: ReadonlyArray<readonly [string, () => Partial<CallOptions>]> = [
  ['a content type without charset', () => ({ headers: { 'content-type': 'application/json' } })],
  ['a signed x-tc-action', () => ({ signedHeaders: ['content-type', 'host', 'x-tc-action'] })],
  ['a host with a port', () => ({ headers: { host: 'sms.tencentcloudapi.com:8443' } })],
  [
    'a host with a port that was signed without it',
    () => ({ headers: { host: 'sms.tencentcloudapi.com:8443' }, signedHost: 'sms.tencentcloudapi.com' }),
  ],
  ['an unsigned payload', () => ({ headers: { 'x-tc-content-sha256': 'UNSIGNED-PAYLOAD' } })],
  ['a clock 290 s behind', () => ({ timestamp: now() - 290 })],
  ['the name of a region', () => ({ headers: { host: 'sms.ap-guangzhou.tencentcloudapi.com' } })],
];

for (const [what, options] of accepted) {
  test(`${what} is accepted`, async ({ sender }) => {
    expect(verdictOf(await sender.send({}, options()))).toBe('Ok');
  });
}

test('the gateway answers in Chinese when asked to', async ({ sender }) => {
  const { Error: error } = await sender.send({}, { secretKey: 'other', headers: { 'x-tc-language': 'zh-CN' } });
  expect(error?.Message).toBe('请求签名验证失败，请检查您的签名计算是否正确。');
});

test('every code of the gateway comes in the language that is asked for', async ({ provider, sender }) => {
  for (const { refusal } of gatewayAnswers) {
    using _fault = provider.faults.add({ effect: { kind: 'error', code: refusal.code } });
    const chinese = await sender.send({}, { headers: { 'x-tc-language': 'zh-CN' } });
    const english = await sender.send({}, { headers: { 'x-tc-language': 'en-US' } });
    expect(chinese.Error).toEqual({ Code: refusal.code, Message: expect.stringMatching(/\p{Script=Han}/u) });
    expect(english.Error).toEqual({ Code: refusal.code, Message: expect.not.stringMatching(/\p{Script=Han}/u) });
  }
});

test('a key whose policy leaves the action out is refused, and so are too many requests in a second', async () => {
  const changes: Partial<AccountInput> = {
    credentials: [{ secretId: 'AKIDnarrow', secretKey: 'key', actions: ['PullSmsSendStatus'] }],
    limits: { requestsInSecond: 2 },
  };
  await using provider = await startWith(changes, { clock: { now: Date.now, after: () => () => {} } });
  const { send } = senderTo(provider);
  const verdicts = (await Promise.all([send(), send(), send(), send(), send(), send()])).map(verdictOf);
  expect(verdicts).toContain('AuthFailure.UnauthorizedOperation');
  expect(verdicts).toContain('RequestLimitExceeded');
});
