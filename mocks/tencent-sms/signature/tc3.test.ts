import { expect, test } from '@playwright/test';
import { canonicalRequest, parseAuthorization, type SignedRequest, sha256, sign, verify } from './tc3.ts';

const cvmBody = '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}';

const cvm = (signedHeaders: readonly string[]): SignedRequest => ({
  method: 'POST',
  query: '',
  headers: {
    'content-type': 'application/json; charset=utf-8',
    host: 'cvm.tencentcloudapi.com',
    'x-tc-action': 'DescribeInstances',
  },
  signedHeaders,
  payloadHash: sha256(cvmBody),
  timestamp: '1551113065',
  date: '2019-02-25',
  service: 'cvm',
});

const goBody =
  '{"PhoneNumberSet":["+85298765432"],"SmsSdkAppId":"1400000000","TemplateId":"1234567","SignName":"Authany 测试","TemplateParamSet":["123456"]}';

const go: SignedRequest = {
  method: 'POST',
  query: '',
  headers: { 'content-type': 'application/json', host: 'sms.tencentcloudapi.com' },
  signedHeaders: ['content-type', 'host'],
  payloadHash: sha256(goBody),
  timestamp: '1789289821',
  date: '2026-09-13',
  service: 'sms',
};

test('the example of the older documentation, signing content-type and host, gives its published signature', () => {
  const request = cvm(['content-type', 'host']);
  expect(sha256(canonicalRequest(request))).toBe('5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031');
  expect(sign(request, 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE')).toBe(
    '72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
  );
});

test('the example of the current documentation, signing x-tc-action in lower case too, gives its signature', () => {
  const request = cvm(['content-type', 'host', 'x-tc-action']);
  expect(sha256(canonicalRequest(request))).toBe('7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84');
  expect(sign(request, 'SECRETKEYEXAMPLE')).toBe('8cd2b6c0a8c5b1e6aa358096ca9df41f14b09d4b3a5f85014a31f8c0947410f5');
});

test('a recorded SendSms of the Go SDK gives its signature', () => {
  expect(sign(go, 'TESTSECRETKEYTESTSECRETKEYTESTSE')).toBe(
    '40562024083862acf6365f3bf98706f811767fb7fcac500e98959f34f00747d9',
  );
});

test('a host with a port verifies whether the client signed the port or not', () => {
  const withPort = { ...go, headers: { ...go.headers, host: 'sms.tencentcloudapi.com:18099' } };
  expect(verify(withPort, sign(withPort, 'key'), 'key')).toBe(true);
  expect(verify(withPort, sign(go, 'key'), 'key')).toBe(true);
  expect(verify(go, sign(withPort, 'key'), 'key')).toBe(false);
});

test('an Authorization header is read only when it follows the grammar', () => {
  const header = `TC3-HMAC-SHA256 Credential=AKID/2026-11-23/sms/tc3_request, SignedHeaders=content-type;host, Signature=${'a'.repeat(64)}`;
  expect(parseAuthorization(header)).toMatchObject({ secretId: 'AKID', service: 'sms', date: '2026-11-23' });
  expect(parseAuthorization(header.replace('TC3-HMAC-SHA256', 'AWS4-HMAC-SHA256'))).toBeUndefined();
  expect(parseAuthorization(`${header}00`)).toBeUndefined();
});
